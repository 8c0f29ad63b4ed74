using Meld.Corpus;

namespace Meld.Evaluation;

/// <summary>A way to divide utterances; see <see cref="Groupings"/>.</summary>
/// <param name="Name">What it goes by, for headings: <c>speaker</c>.</param>
/// <param name="Groups">The names of the groups, in the order in which they are shown.</param>
/// <param name="IndexOf">The index of an utterance's group, from its dialogue and its place in it, counted from 0.</param>
public sealed record Grouping(string Name, IReadOnlyList<string> Groups, Func<Dialogue, int, int> IndexOf);
