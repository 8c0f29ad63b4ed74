using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>What verification found of a corpus. Every utterance has one state, so the numbers of all states make up the number of utterances.</summary>
public sealed class CorpusVerification
{
    internal CorpusVerification(DialogueCorpus corpus, CorpusClips clips, IReadOnlyList<VerifiedClip> verified)
    {
        (Corpus, IsTextOnly, Files, Strays, FolderProblems) = (corpus, clips.IsTextOnly, clips.Paths.Count, clips.Strays, clips.Problems);
        Clips = verified;
        Annotations = CorpusDefects.Of(corpus);
    }

    /// <summary>The corpus.</summary>
    public DialogueCorpus Corpus { get; }

    /// <summary>Whether there is no folder of clips at all: a corpus of text.</summary>
    public bool IsTextOnly { get; }

    /// <summary>What was found of each utterance's clip, in the order of the corpus.</summary>
    public IReadOnlyList<VerifiedClip> Clips { get; }

    /// <summary>How many files are clips of utterances; several rows of the dyadic annotations share one.</summary>
    public int Files { get; }

    /// <summary>What lies beside the clips and belongs to no utterance.</summary>
    public IReadOnlyList<StrayFile> Strays { get; }

    /// <summary>What is wrong with the folders of clips.</summary>
    public IReadOnlyList<FolderProblem> FolderProblems { get; }

    /// <summary>What is worth knowing of the annotations.</summary>
    public IReadOnlyList<CorpusDefect> Annotations { get; }

    /// <summary>How many clips were decoded, those in the journal not among them.</summary>
    public int Decoded { get; init; }

    /// <summary>How long decoding took by the clock.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>How long all clips of the corpus would take at this pace; zero where none was decoded.</summary>
    public TimeSpan TimeOfAll => Decoded == 0 ? TimeSpan.Zero : Time * Files / Decoded;

    /// <summary>The clips that nothing is wrong with.</summary>
    public IReadOnlyList<VerifiedClip> Intact => [.. Clips.Where(clip => clip.State == ClipState.Intact)];

    /// <summary>The clips that something is wrong with, unusable ones first.</summary>
    public IReadOnlyList<VerifiedClip> Faulty => [.. Clips.Where(clip => clip.Faults.Count > 0).OrderByDescending(clip => clip.State)];

    /// <summary>How many utterances have a clip in some state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="split">Which split's, or null for all.</param>
    public int Count(ClipState state, Split? split = null) => Clips.Count(clip => clip.State == state && IsOf(clip, split));

    /// <summary>How many utterances have a clip with some fault.</summary>
    /// <param name="kind">The kind of fault.</param>
    /// <param name="split">Which split's, or null for all.</param>
    public int Count(ClipFaultKind kind, Split? split = null) => Clips.Count(clip => IsOf(clip, split) && clip.Faults.Any(fault => fault.Kind == kind));

    /// <summary>How many unusable clips are known to be so in every copy of the corpus.</summary>
    public int KnownUnusable => Clips.Count(clip => clip.Faults.Any(fault => fault.Known is not null && fault.Kind.State() == ClipState.Unusable));

    private static bool IsOf(VerifiedClip clip, Split? split) => split is null || clip.Utterance.Key.Split == split;
}
