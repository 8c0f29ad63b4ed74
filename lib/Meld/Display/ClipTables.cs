using System.Globalization;
using Meld.Corpus;
using Meld.Display.Clips;
using Meld.Display.Drawing;
using Meld.Media;

namespace Meld.Display;

/// <summary>Tables of the clips of a corpus.</summary>
public static class ClipTables
{
    /// <summary>How many clips each split has, how many of its utterances lack theirs, and how many files belong to no utterance.</summary>
    /// <exception cref="IOException">A folder of clips cannot be read.</exception>
    public static Table Inventory(DialogueCorpus corpus)
    {
        ClipInventory[] splits = [.. Splits.All.Select(split => ClipInventory.Of(corpus, split))];
        var table = Table.Of(
            ["", .. Splits.All.Select(split => split.Name())],
            [
                Row("utterances", inventory => Count(inventory.Found.Count + inventory.Missing.Count)),
                Row("with their clip", inventory => Count(inventory.Found.Count)),
                Row("without", inventory => Count(inventory.Missing.Count)),
                Row("files of no utterance", inventory => Count(inventory.Strays.Count)),
            ]);
        for (var column = 1; column <= splits.Length; column++) table = table.AlignRight(column);
        return table.WithCaption(splits.Any(inventory => inventory.Found.Count > 0) ? "Clips" : "This corpus has no clips: it can be read, not seen or heard");

        IReadOnlyList<object?> Row(string name, Func<ClipInventory, string> value) => [name, .. splits.Select(value)];
    }

    /// <summary>The clips that are missing, and the files that belong to no utterance.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="maxRows">How many of them are listed; the number of those left out is stated.</param>
    /// <exception cref="IOException">A folder of clips cannot be read.</exception>
    public static Table Absences(DialogueCorpus corpus, int maxRows = 20)
    {
        var rows = Splits.All.SelectMany(split => Absences(split, ClipInventory.Of(corpus, split))).ToList();
        var caption = rows.Count == 0 ? "No clip is missing, and every file belongs to an utterance" : "Missing clips and files of no utterance";
        return Table.Of(["split", "file", "what"], rows).WithCaption(caption).WithMaxRows(maxRows);
    }

    /// <summary>What rules for frames cost: each is followed once to warm up and then five times, of which the shortest counts.</summary>
    /// <param name="reader">What decodes.</param>
    /// <param name="path">The clip.</param>
    /// <param name="size">How large frames come out.</param>
    /// <param name="clock">What measures the time.</param>
    /// <param name="rules">The rules and what to call them.</param>
    /// <exception cref="MediaException">The clip cannot be read.</exception>
    public static Table Costs(IClipReader reader, string path, FrameSize size, TimeProvider clock, params IReadOnlyList<(string Name, FrameRule Rule)> rules)
    {
        return Table.Of(["rule", "frames", "from (s)", "to (s)", "milliseconds"], rules.Select(Row))
            .WithFormat("from (s)", "0.00")
            .WithFormat("to (s)", "0.00")
            .WithFormat("milliseconds", "0.0")
            .WithCaption($"What rules cost, for {Path.GetFileName(path)}");

        IReadOnlyList<object?> Row((string Name, FrameRule Rule) rule)
        {
            var runs = Enumerable.Range(0, 6).Select(_ => Timed(() => reader.Read(path, new() { Frames = rule.Rule, Size = size }).Frames, clock)).ToList();
            var times = runs[0].Result?.Timestamps ?? [];
            return [rule.Name, times.Count, times.Count > 0 ? times[0] : null, times.Count > 0 ? times[^1] : null, runs.Skip(1).Min(run => run.Time).TotalMilliseconds];
        }
    }

    /// <summary>What a clip's container says.</summary>
    public static Table Container(ClipInfo info) => Table.Of(
        ["stream", "what it is"],
        [
            ["length", $"{Numbers.Format(info.Duration.TotalSeconds, "0.000")} s"],
            ["picture", ClipFacts.Picture(info.Video)],
            ["sound", ClipFacts.Sound(info.Audio)],
        ]);

    /// <summary>Some clips of each emotion, drawn at random, to look at and listen to.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="split">The split they are drawn from.</param>
    /// <param name="perEmotion">How many of each emotion.</param>
    /// <param name="seed">Equal seeds draw equal clips.</param>
    /// <param name="reader">What decodes them, or null for a decoder in this process.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perEmotion"/> is not positive.</exception>
    /// <exception cref="IOException">The folder of the split's clips cannot be listed.</exception>
    public static Visual Samples(DialogueCorpus corpus, Split split, int perEmotion = 3, int seed = 1, IClipReader? reader = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perEmotion, 1);
        return ClipSamples.Of(corpus, split, perEmotion, seed, reader);
    }

    private static (T Result, TimeSpan Time) Timed<T>(Func<T> work, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        return (work(), clock.GetElapsedTime(start));
    }

    private static IEnumerable<IReadOnlyList<object?>> Absences(Split split, ClipInventory inventory) => inventory.FolderProblem is { } problem
        ? [[split.Name(), $"{ClipFiles.FolderName(split)}/", problem]]
        :
        [
            .. inventory.Missing.Select(IReadOnlyList<object?> (utterance) => [split.Name(), utterance.ClipFileName, "missing"]),
            .. inventory.Strays.Select(IReadOnlyList<object?> (name) => [split.Name(), name, "belongs to no utterance"]),
        ];

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
