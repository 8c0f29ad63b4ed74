using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>
/// A table of every utterance's clip with its size and hash, to tell whether another copy holds the same: columns <c>split, dialogue, utterance, path, bytes,
/// sha256, seconds, frames, state</c>; those from <c>path</c> to <c>frames</c> are empty where there is nothing to say.
/// </summary>
public static class VerificationManifest
{
    private static readonly string[] Columns = ["split", "dialogue", "utterance", "path", "bytes", "sha256", "seconds", "frames", "state"];
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>The manifest's text: rows in the order of the corpus, LF line ends. Equal corpora give equal bytes.</summary>
    public static string Text(CorpusVerification verification)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new CsvWriter(text, Configuration, leaveOpen: true))
        {
            foreach (var row in verification.Clips.Select(Row).Prepend(Columns))
            {
                foreach (var field in row) writer.WriteField(field);
                writer.NextRecord();
            }
        }
        return text.ToString();
    }

    /// <summary>What a manifest says of each clip that it has a hash of.</summary>
    /// <exception cref="CorpusException">A row is faulty; lists every problem.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IReadOnlyDictionary<UtteranceKey, ManifestEntry> Read(string path)
    {
        var problems = new List<CorpusProblem>();
        var rows = CsvFile.Read(path, problems, out _);
        if (problems.Count == 0 && (rows.Count == 0 || !rows[0].Fields.SequenceEqual(Columns)))
            problems.Add(new(path, 1, null, $"this is no manifest: its header is not {string.Join(',', Columns)}"));
        var entries = new Dictionary<UtteranceKey, ManifestEntry>();
        foreach (var row in problems.Count > 0 ? [] : rows.Skip(1).Where(row => row.Fields[5].Length > 0))
        {
            if (Entry(row.Fields) is not { } entry) problems.Add(new(path, row.Row, null, "split, dialogue, utterance, bytes or sha256 cannot be read"));
            else if (!entries.TryAdd(entry.Key, entry.Value)) problems.Add(new(path, row.Row, null, $"{entry.Key} is listed twice"));
        }
        return problems.Count == 0 ? entries : throw new CorpusException(problems);
    }

    private static string[] Row(VerifiedClip clip)
    {
        var (key, measured) = (clip.Utterance.Key, clip.Measurement);
        string[] file = measured is null ? ["", ""] : [Number(measured.Bytes), measured.Sha256];
        string[] content = measured is { Problem: null } ? [Number(measured.Seconds), Number(measured.Frames)] : ["", ""];
        return [key.Split.Name(), Number(key.Dialogue), Number(key.Utterance), clip.Path ?? "", .. file, .. content, clip.State.ToString().ToLowerInvariant()];
    }

    private static KeyValuePair<UtteranceKey, ManifestEntry>? Entry(string[] fields)
    {
        const NumberStyles Digits = NumberStyles.None;
        var culture = CultureInfo.InvariantCulture;
        var isSound = Splits.All.Any(split => split.Name() == fields[0]) & int.TryParse(fields[1], Digits, culture, out var dialogue)
            & int.TryParse(fields[2], Digits, culture, out var utterance) & long.TryParse(fields[4], Digits, culture, out var bytes)
            & (fields[5].Length == 64 && fields[5].All(char.IsAsciiHexDigitLower));
        return isSound ? new(new(Splits.All.Single(split => split.Name() == fields[0]), dialogue, utterance), new(bytes, fields[5])) : null;
    }

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
