using System.Diagnostics;
using System.Globalization;
using System.Text;
using Meld.Text.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

/// <summary>Another tokenizer, run by <c>fixtures/peer.mjs</c> under node.</summary>
internal static class Peer
{
    /// <summary>Hugging Face's Rust library in its npm build.</summary>
    public const string Rust = "tokenizers";

    /// <summary>Its independent rewrite in JavaScript.</summary>
    public const string JavaScript = "@huggingface/tokenizers";

    /// <summary>The answers to requests; see <c>peer.mjs</c>.</summary>
    public static async Task<string[]> AskAsync(string peer, string tokenizerJson, IReadOnlyList<string> requests)
    {
        var start = new ProcessStartInfo("node", [TokenizerFixtures.PathOf("peer.mjs"), peer, tokenizerJson])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var answers = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(string.Concat(requests.Select(request => request + '\n')));
        process.StandardInput.Close();
        var lines = (await answers).Split('\n')[..^1];
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(requests.Count, lines.Length);
        return lines;
    }

    /// <summary>A request for the tokens of a text.</summary>
    public static string First(string text) => $"{{\"first\": {Quote(text)}}}";

    /// <summary>A text as JSON that keeps unpaired surrogates, which .NET's own serializer replaces.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (unit is >= ' ' and <= '~' and not '"' and not '\\') quoted.Append(unit);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>What a peer answers for tokens of a text, or of a pair whose second text has type 1.</summary>
    public static string Answer(TokenizedText text, string first, string? second = null)
    {
        var (firstPoints, secondPoints) = (CodePoints(first), CodePoints(second ?? ""));
        var places = text.Offsets.Select((offset, i) => Points(offset, text.TypeIds[i] == 1 ? secondPoints : firstPoints));
        return $"{string.Join(' ', text.Ids)}|{string.Join(' ', text.TypeIds)}|{string.Join(' ', places)}";
    }

    private static string Points((int Start, int End) offset, int[] points) =>
        string.Create(CultureInfo.InvariantCulture, $"{points[offset.Start]}-{points[offset.End]}");

    /// <summary>How many code points there are before each code unit, and before the end.</summary>
    private static int[] CodePoints(string text)
    {
        var (points, count, at) = (new int[text.Length + 1], 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            points.AsSpan(at, rune.Utf16SequenceLength).Fill(count++);
            at += rune.Utf16SequenceLength;
        }
        points[at] = count;
        return points;
    }
}
