using System.Globalization;
using Meld.Corpus;
using Meld.Display.Drawing;
using Meld.Media.Verification;

namespace Meld.Display;

/// <summary>Tables of what verification found of a corpus's clips.</summary>
public static class VerificationTables
{
    /// <summary>How many utterances have a clip in which state, by split; the numbers add up to the utterances.</summary>
    public static Table States(CorpusVerification found)
    {
        var states = ClipStates.All.Where(state => state != ClipState.Unchecked || found.Count(state) > 0);
        return BySplit(
            [
                ("utterances", split => found.Clips.Count(clip => split is null || clip.Utterance.Key.Split == split)),
                .. states.Select(state => (state.Words(), (Func<Split?, int>)(split => found.Count(state, split)))),
                ("files of no utterance", split => found.Strays.Count(stray => split is null || stray.Split == split)),
            ]).WithCaption(Verdict(found));
    }

    /// <summary>How many clips have each fault, by split, the gravest first.</summary>
    public static Table Faults(CorpusVerification found)
    {
        var kinds = Enum.GetValues<ClipFaultKind>().Where(kind => found.Count(kind) > 0).ToList();
        var table = BySplit([.. kinds.Select(kind => ($"{kind.Words()} ({kind.State().Words()})", (Func<Split?, int>)(split => found.Count(kind, split))))]);
        return table.WithCaption(kinds.Count == 0 ? "No clip has a fault" : "What is wrong, in clips");
    }

    /// <summary>The clips that are missing, first those of which it is not known of every copy.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="maxRows">How many of them are listed; the number of those left out is stated.</param>
    public static Table Missing(CorpusVerification found, int maxRows = 20)
    {
        var missing = found.Faulty
            .SelectMany(clip => clip.Faults.Where(fault => fault.Kind == ClipFaultKind.Missing), (clip, fault) => (clip.Utterance, fault.Known))
            .OrderBy(clip => clip.Known is not null).ToList();
        return Table.Of(["clip", "known from"], missing.Select(IReadOnlyList<object?> (clip) => [clip.Utterance.ClipKey.ToString(), clip.Known ?? ""]))
            .WithCaption(missing.Count switch { 0 => "No clip is missing", 1 => "1 clip is missing", _ => $"{Count(missing.Count)} clips are missing" })
            .WithMaxRows(maxRows);
    }

    /// <summary>The clips that are there and that something is wrong with, the gravest first.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="maxRows">How many of them are listed; the number of those left out is stated.</param>
    public static Table Clips(CorpusVerification found, int maxRows = 20)
    {
        var there = found.Clips.Count(clip => clip.Measurement is not null);
        var faulty = found.Faulty.Where(clip => clip.Measurement is not null).ToList();
        return Table.Of(
                ["clip", "seconds", "what is left", "what is wrong", "known from"],
                faulty.Select(IReadOnlyList<object?> (clip) =>
                [
                    clip.Utterance.ClipKey.ToString(),
                    clip.Measurement is { Problem: null } measured ? measured.Seconds : null,
                    clip.State.Words(),
                    string.Join("; ", clip.Faults),
                    string.Join("; ", clip.Faults.Select(fault => fault.Known).OfType<string>().Distinct()),
                ]))
            .WithFormat("seconds", "0.0")
            .WithCaption($"Something is wrong with {Count(faulty.Count)} of {Count(there)} clips that are there")
            .WithMaxRows(maxRows);
    }

    /// <summary>What is wrong with folders, and what lies in them that belongs to no utterance.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="maxRows">How many rows there are; the number of those left out is stated.</param>
    public static Table Strays(CorpusVerification found, int maxRows = 20)
    {
        var folders = found.FolderProblems.Select(IReadOnlyList<object?> (folder) => [$"{folder.Path}/", folder.Problem, ""]);
        var strays = found.Strays.Select(IReadOnlyList<object?> (stray) => [stray.Path, stray.Words, stray.Known ?? ""]);
        return Table.Of(["file or folder", "what it is", "known from"], folders.Concat(strays))
            .WithCaption(found.FolderProblems.Count + found.Strays.Count > 0 ? "Files of no utterance, and folders" : "Every file belongs to an utterance")
            .WithMaxRows(maxRows);
    }

    /// <summary>How long decoding took, and how long all clips of the corpus would take.</summary>
    public static Table Time(CorpusVerification found)
    {
        var each = found.Decoded == 0 ? double.NaN : found.Time.TotalMilliseconds / found.Decoded;
        return Table.Of(
                ["", "clips", "seconds"],
                [
                    ["decoded here", Count(found.Decoded), Numbers.Format(found.Time.TotalSeconds, "#,0.0")],
                    ["all clips, at this pace", Count(found.Files), found.Decoded == 0 ? "n/a" : Numbers.Format(found.TimeOfAll.TotalSeconds, "#,0.0")],
                ])
            .AlignRight(1)
            .AlignRight(2)
            .WithCaption(found is { Decoded: 0, Files: > 0 }
                ? "Decoded before: nothing was left to do"
                : $"Decoding, {Numbers.Format(each, "0.0")} ms a clip on {Environment.ProcessorCount} processors");
    }

    /// <summary>What was found, in a sentence.</summary>
    public static string Verdict(CorpusVerification found)
    {
        if (found.IsTextOnly) return "This corpus has no clips: it can be read, not seen or heard";
        var (unusable, known) = (found.Count(ClipState.Unusable), found.KnownUnusable);
        var looked = found.Clips.Count - found.Count(ClipState.Unchecked);
        var (usable, of) = (looked - unusable, looked < found.Clips.Count ? $" of the {Count(looked)} that were looked at" : "");
        if (unusable == 0) return $"Every clip{of} can be used";
        var numbers = $"{Count(usable)} {(usable == 1 ? "clip" : "clips")}{of} can be used, {Count(unusable)} cannot";
        if (known == 0) return numbers;
        return numbers + (known == unusable ? ", which is known of every copy" : $"; {Count(known)} of these {(known == 1 ? "is" : "are")} known of every copy");
    }

    private static Table BySplit(IReadOnlyList<(string Name, Func<Split?, int> Value)> facts)
    {
        var table = Table.Of(
            ["", .. Splits.All.Select(split => split.Name()), "all"],
            facts.Select(IReadOnlyList<object?> (fact) => [fact.Name, .. Splits.All.Select(split => Count(fact.Value(split))), Count(fact.Value(null))]));
        for (var column = 1; column <= Splits.All.Count + 1; column++) table = table.AlignRight(column);
        return table;
    }

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
