using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>Why the clips of a split are not where they are looked for, or not only there.</summary>
/// <param name="Split">The split.</param>
/// <param name="Path">The folder within the corpus, with <c>/</c> between folders.</param>
/// <param name="Problem">What is wrong, in words without a full stop.</param>
public sealed record FolderProblem(Split Split, string Path, string Problem);
