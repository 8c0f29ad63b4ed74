using NotebookEngine.Exporting;

namespace NotebookEngine.Tests.Exporting;

public sealed class HtmlContainmentTests
{
    [Theory]
    [InlineData("plain text, 1 < 2 & so on")]
    [InlineData("<a href='https://x.org/a?b=1&amp;c=2:3'>x</a><a href='#a:b'>y</a><a href='mailto:a@b.c'>z</a><img src='data:image/png;base64,AA=='>")]
    [InlineData("<p>one<p>two")]
    [InlineData("<ul><li>a<li>b</ul>")]
    [InlineData("<table><tr><td>1<td>2<tr><td>3</table>")]
    [InlineData("<img src=x/><br><hr/><input type=checkbox>")]
    [InlineData("<!-- a > comment --><b title='a > b'>x</b><!---->")]
    [InlineData("<?xml version='1.0'?><svg viewBox='0 0 1 1'><title>t</title><rect/><path d=''></path></svg>")]
    [InlineData("<details open><summary>s</summary><div><table></table></div></details>")]
    public void Balanced_Stays(string html) => Assert.True(HtmlContainment.StaysInside(html));

    [Theory]
    [InlineData("<!-- x")]
    [InlineData("<!--><i>-->")]
    [InlineData("<div><table><tr><td>x")]
    [InlineData("<b>bold")]
    [InlineData("<div/>x")]
    [InlineData("</section></main>")]
    [InlineData("<p title='>x</p>")]
    [InlineData("text <a")]
    [InlineData("text </")]
    [InlineData("<textarea>x</textarea>")]
    [InlineData("<script>1</script>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<title>x</title>")]
    [InlineData("<META charset=utf-8>")]
    [InlineData("<base href=x>")]
    [InlineData("<body>")]
    [InlineData("<svg><style>*{}</style></svg>")]
    [InlineData("<svg><p><title></p></svg>")]
    [InlineData("<svg><title><b/></title></svg>")]
    [InlineData("<![CDATA[ > ]]>")]
    [InlineData("<img src=x onerror=go()>")]
    [InlineData("<a href=' java\nscript:go()'>x</a>")]
    [InlineData("<a href='javascript&colon;go()'>x</a>")]
    [InlineData("<a href='java&Tab;script:go()'>x</a>")]
    [InlineData("<form action='vbscript:go()'></form>")]
    [InlineData("<svg><a xlink:href='data:text/html,x'><rect/></a></svg>")]
    [InlineData("<svg><a><animate attributeName='href' values='x;javascript:go()'/></a></svg>")]
    [InlineData("<div style='position:fixed'>x</div>")]
    public void WhatReachesBeyond_DoesNot(string html) => Assert.False(HtmlContainment.StaysInside(html));
}
