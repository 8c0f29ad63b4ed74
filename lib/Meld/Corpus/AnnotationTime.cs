using System.Globalization;
using System.Text.RegularExpressions;

namespace Meld.Corpus;

/// <summary>
/// Times as the annotations write them: <c>00:16:16,059</c>, with one digit for the hour (<c>0:18:00,151</c>), and in three rows of MELD with
/// two after the comma (<c>00:06:47,28</c>). These are SubRip times, whose last part counts milliseconds: 28 ms, not 0.28 s.
/// </summary>
internal static partial class AnnotationTime
{
    /// <summary>Reads a time from the start of an episode, to the millisecond.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        var match = Form().Match(text);
        time = match.Success
            ? new TimeSpan(0, Part(match, "hours"), Part(match, "minutes"), Part(match, "seconds"), Part(match, "milliseconds"))
            : TimeSpan.Zero;
        return match.Success;
    }

    /// <summary>Whether the milliseconds of a time have fewer than three digits.</summary>
    public static bool HasShortMilliseconds(string text) => text.LastIndexOf(',') is >= 0 and var comma && text.Length - comma <= 3;

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<hours>[0-9]{1,2}):(?<minutes>[0-5][0-9]):(?<seconds>[0-5][0-9]),(?<milliseconds>[0-9]{1,3})\z")]
    private static partial Regex Form();
}
