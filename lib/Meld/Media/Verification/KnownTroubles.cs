using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>
/// What is known of every copy of a corpus, so that it is not taken for a fault of the one at hand. Only MELD's is known, from the issues of declare-lab/MELD.
/// </summary>
internal sealed class KnownTroubles
{
    private const string Repository = "declare-lab/MELD";

    private const string Noise = "noise in the sound";
    private const string Misaligned = "text and clip do not go together";

    private static readonly KnownTrouble[] OfMeld =
    [
        new(Split.Train, 125, 3, $"{Repository} #39, #52", ClipFaultKind.Unreadable, ClipFaultKind.Truncated, ClipFaultKind.Damaged),
        new(Split.Dev, 110, 7, $"{Repository} #22, #27", ClipFaultKind.Missing),
        new(Split.Test, 38, 4, $"{Repository} #20", ClipFaultKind.BeyondTheLimit, ClipFaultKind.LongerThanItsTimes) { Report = "cut at the wrong place" },
        new(Split.Test, 220, 0, $"{Repository} #20", ClipFaultKind.BeyondTheLimit, ClipFaultKind.LongerThanItsTimes) { Report = "cut at the wrong place" },
        new(Split.Train, 309, 0, $"{Repository} #20", ClipFaultKind.LongerThanItsTimes) { Report = "a stage direction in its text, cut at the wrong place" },
        new(Split.Train, 793, 0, $"{Repository} #9, #20", ClipFaultKind.Large) { Report = Noise },
        new(Split.Train, 164, 5, $"{Repository} #9", ClipFaultKind.Large) { Report = Noise },
        new(Split.Train, 682, 1, $"{Repository} #9", ClipFaultKind.Large) { Report = Noise },
        new(Split.Train, 529, 2, $"{Repository} #9", ClipFaultKind.Large) { Report = Noise },
        new(Split.Train, 1029, 1, $"{Repository} #9", ClipFaultKind.Large) { Report = Noise },
        new(Split.Train, 1008, 1, $"{Repository} #9", ClipFaultKind.Large) { Report = Noise },
        new(Split.Train, 241, null, $"{Repository} #9, #30", ClipFaultKind.LongerThanItsTimes, ClipFaultKind.ShorterThanItsTimes) { Report = Misaligned },
        new(Split.Train, 757, 7, $"{Repository} #9, #30", ClipFaultKind.LongerThanItsTimes, ClipFaultKind.ShorterThanItsTimes) { Report = Misaligned },
        new(Split.Train, 485, 0, $"{Repository} #9, #30", ClipFaultKind.LongerThanItsTimes) { Report = Misaligned },
        new(Split.Test, 263, 7, $"{Repository} #47", ClipFaultKind.NoSound, ClipFaultKind.NoSamples, ClipFaultKind.Silent),
    ];

    // Clips that lie there without a row: they fill gaps of the utterances' ids.
    private static readonly UtteranceKey[] WithoutRow =
        [new(Split.Dev, 49, 4), new(Split.Dev, 49, 5), new(Split.Dev, 66, 9), new(Split.Dev, 66, 10), new(Split.Test, 108, 2)];

    private readonly IReadOnlyList<KnownTrouble> troubles;

    private KnownTroubles(IReadOnlyList<KnownTrouble> troubles, bool isMeld) => (this.troubles, IsMeld) = (troubles, isMeld);

    /// <summary>MELD's.</summary>
    public static KnownTroubles Meld { get; } = new(OfMeld, isMeld: true);

    /// <summary>Those of a corpus of which nothing is known.</summary>
    public static KnownTroubles None { get; } = new([], isMeld: false);

    /// <summary>Whether the corpus is MELD.</summary>
    public bool IsMeld { get; }

    /// <summary>Above how many bytes a clip is large; null where nothing is known of sizes. Of MELD's, nearly all above 2.5 MB are noisy (#9).</summary>
    public long? LargeBytes => IsMeld ? 2_500_000 : null;

    /// <summary>What is known of a corpus, told by its annotations.</summary>
    public static KnownTroubles Of(DialogueCorpus corpus) => corpus.DataHash is MeldAnnotations.MultipartyHash or MeldAnnotations.DyadicHash ? Meld : None;

    /// <summary>The faults with those marked that are known, and what else was reported of the clip.</summary>
    public IEnumerable<ClipFault> Mark(UtteranceKey clip, IReadOnlyList<ClipFault> faults)
    {
        KnownTrouble[] own = [.. troubles.Where(trouble => trouble.IsOf(clip))];
        foreach (var fault in faults) yield return fault with { Known = Source(own, fault.Kind) };
        // Of a clip that is not there, nothing else matters.
        if (faults.Any(fault => fault.Kind.State() == ClipState.Unusable)) yield break;
        foreach (var trouble in own)
        {
            if (trouble.Report is { } report) yield return new(ClipFaultKind.Reported, report, trouble.Source);
        }
    }

    /// <summary>Where it was reported that a file is there to which no row belongs; null for one of which nothing is known.</summary>
    public string? Source(StrayKind kind, Split split, string name) =>
        IsMeld && (kind == StrayKind.FinalVideos || (kind == StrayKind.NoRow && WithoutRow.Any(key => key.Split == split && StrayFile.NameOf(key) == name)))
            ? $"{Repository} #22"
            : null;

    private string? Source(KnownTrouble[] own, ClipFaultKind kind) =>
        own.FirstOrDefault(trouble => trouble.Explains.Contains(kind))?.Source ?? (IsMeld && kind == ClipFaultKind.Large ? $"{Repository} #9" : null);
}
