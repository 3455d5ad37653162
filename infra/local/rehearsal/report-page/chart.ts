/** Charts as SVG text, drawn here by Apache ECharts: the page needs no script and no picture from elsewhere. */
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

/** Told apart without colour too, by lightness; each against white by 3 to 1 at least. */
const alert = '#ca3535'
const colours = ['#1d70b8', '#0f7a52', '#54319f', '#b2570a', '#0b0c0c', '#6f777b', '#0085a8']
const text = { color: '#0b0c0c', fontFamily: 'Helvetica Neue, Helvetica, Arial, sans-serif', fontSize: 15 }

export interface BarSeries {
  readonly name: string
  readonly values: readonly number[]
  /** Stands out: what a reader looks for first. */
  readonly stands?: boolean
}

/**
 * Bars for each label. `stacked`: the series stand on each other; else side by side. `across`: labels down the side, for names.
 * The SVG is decoration: whoever draws it says in words what it shows and gives its table.
 */
export function bars(chart: {
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
  readonly stacked?: boolean
  readonly across?: boolean
}): string {
  const { labels, series, across = false } = chart
  const height = across
    ? Math.max(180, 70 + labels.length * (series.length > 1 && !chart.stacked ? 44 : 30))
    : 340
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: 880, height })
  const names = {
    type: 'category' as const,
    data: [...labels],
    axisLabel: text,
    axisTick: { show: false },
    inverse: across,
  }
  const numbers = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: text,
    splitLine: { lineStyle: { color: '#cecece' } },
  }
  canvas.setOption({
    animation: false,
    color: colours,
    textStyle: text,
    grid: {
      left: across ? 40 : 10,
      right: 30,
      top: series.length > 1 ? 50 : 15,
      bottom: 10,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    ...(series.length > 1
      ? { legend: { top: 0, left: 0, itemWidth: 16, itemGap: 30, textStyle: text } }
      : {}),
    xAxis: across ? numbers : names,
    yAxis: across ? names : numbers,
    series: series.map(({ name, values, stands = false }) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      ...(stands ? { itemStyle: { color: alert } } : {}),
      ...(chart.stacked === true ? { stack: 'all' } : {}),
      barMaxWidth: 46,
    })),
  })
  const svg = canvas.renderToSVGString()
  canvas.dispose()
  return svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
}
