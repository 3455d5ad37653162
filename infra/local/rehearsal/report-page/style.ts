/**
 * The page's only stylesheet: the type scale, spacing and colours of GOV.UK pages in typefaces that devices have, for a page that is
 * opened from a file, mailed about and printed. Nothing is loaded from anywhere.
 */
export const style = `
:root{--text:#0b0c0c;--quiet:#484949;--line:#cecece;--link:#1a65a6;--focus:#ffdd00;--panel:#f3f3f3}
*{box-sizing:border-box}
html{background:#fff;color:var(--text);font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;font-size:1rem;line-height:1.25}
main,header{max-width:72rem;margin:0 auto;padding:0 15px}
header{padding-top:20px;color:var(--quiet)}
h1{font-size:2rem;line-height:1.1;margin:20px 0 15px}
h2{font-size:1.5rem;line-height:1.15;margin:45px 0 15px;padding-top:15px;border-top:1px solid var(--line)}
h3{font-size:1.1875rem;line-height:1.3;margin:30px 0 10px}
p,ul,dl{margin:0 0 15px;max-width:44rem}
ul{padding-left:20px}
li{margin-bottom:5px}
a{color:var(--link)}
a:focus,summary:focus,[tabindex]:focus{outline:3px solid transparent;color:var(--text);background:var(--focus);box-shadow:0 -2px var(--focus),0 4px var(--text)}
.scroll:focus{background:none;box-shadow:none;outline:3px solid var(--text);outline-offset:2px}
.lead{font-size:1.25rem;line-height:1.35}
.inset{border-left:10px solid var(--line);padding:15px;margin:20px 0;max-width:44rem}
.warning{border-left-color:#ca3535}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:15px;margin:20px 0;max-width:none}
.figures div{background:var(--panel);padding:15px;display:flex;flex-direction:column}
.figures dt{order:2;color:var(--quiet)}
.figures dd{margin:0;font-size:2rem;font-weight:700;line-height:1.1}
.scroll{overflow-x:auto;margin:0 0 20px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:0 0 10px}
th,td{text-align:left;vertical-align:top;padding:8px 15px 8px 0;border-bottom:1px solid var(--line)}
th.number,td.number{text-align:right}
tbody th{font-weight:400;white-space:nowrap}
.many table{min-width:62rem}
.many td:last-child{min-width:18rem}
figure{margin:0 0 20px}
figure svg{display:block;width:100%;height:auto;min-width:34rem;max-width:55rem}
figcaption{margin-bottom:10px;max-width:44rem}
details{margin:0 0 20px}
summary{color:var(--link);cursor:pointer;text-decoration:underline;padding:5px 0;margin-bottom:10px}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:10px 15px}
.quiet{color:var(--quiet)}
@media (min-width:40.0625em){body{font-size:1.1875rem;line-height:1.32}h1{font-size:3rem}h2{font-size:2.25rem}h3{font-size:1.5rem}.lead{font-size:1.5rem}caption,table{font-size:1rem}main,header{padding:0 30px}}
@media print{details>*{display:block!important}details::details-content{content-visibility:visible}h2{break-after:avoid}figure,tr,.figures{break-inside:avoid}.scroll{overflow:visible}figure svg{min-width:0}.skip{display:none}}
`.trim()
