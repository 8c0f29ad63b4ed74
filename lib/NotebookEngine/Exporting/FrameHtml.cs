using System.Net;
using System.Text.RegularExpressions;

namespace NotebookEngine.Exporting;

/// <summary>HTML in a page of its own inside the page, from which it reaches nothing outside.</summary>
internal static partial class FrameHtml
{
    private const string Opening = "<iframe class=\"frame\" sandbox=\"allow-scripts\"";

    // The frame's own style comes first, so that the fragment's wins. The script stands before the fragment too: behind it an open comment
    // would swallow it. It tells its height a limited number of times, for content that grows with its frame would never end.
    private const string Head =
        """
        <!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>
        :root{color-scheme:light dark}
        body{margin:0;color:light-dark(#1f2430,#dfe3ea);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:break-word}
        img,svg,video{max-width:100%;height:auto}
        table{border-collapse:collapse;font-size:.92rem}
        th,td{padding:.3rem .75rem;border-bottom:1px solid light-dark(#dfe2e8,#313742);text-align:left;vertical-align:top}
        </style><script>
        (function(){var left=30;new ResizeObserver(function(){
        if(left-->0)parent.postMessage({frameHeight:Math.ceil(document.documentElement.getBoundingClientRect().height)},"*");
        }).observe(document.documentElement)})();
        </script>
        """;

    /// <summary>The script for a page with frames: gives each the height of its content; without it they keep that of the style sheet.</summary>
    public const string Script =
        """
        <script>
        addEventListener("message", function (event) {
          document.querySelectorAll("iframe.frame").forEach(function (frame) {
            var height = event.data && event.data.frameHeight;
            if (frame.contentWindow === event.source && height >= 0) frame.style.height = Math.min(height, 2000) + "px";
          });
        });
        </script>

        """;

    /// <summary>The frame.</summary>
    /// <param name="html">Any HTML.</param>
    /// <param name="title">What a screen reader calls it.</param>
    public static string Render(string html, string title) =>
        $"{Opening} title=\"{WebUtility.HtmlEncode(title)}\" srcdoc=\"{WebUtility.HtmlEncode(Head + html)}\"></iframe>";

    /// <summary>Whether a page has a frame.</summary>
    public static bool IsIn(string pageHtml) => pageHtml.Contains(Opening, StringComparison.Ordinal);

    /// <summary>The HTML without its frames, which hold what they hold.</summary>
    public static string Without(string html) => Frame().Replace(html, "");

    [GeneratedRegex(Opening + " title=\"[^\"]*\" srcdoc=\"[^\"]*\"></iframe>")]
    private static partial Regex Frame();
}
