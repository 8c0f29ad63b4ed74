namespace Meld.Media.Verification;

/// <summary>Something that is wrong or odd about the clip of an utterance.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">The particulars in words, without a full stop; empty where the kind says it all.</param>
/// <param name="Known">Where it is known of every copy of the corpus, such as <c>declare-lab/MELD #39</c>; null for what may be this copy's alone.</param>
public sealed record ClipFault(ClipFaultKind Kind, string Detail = "", string? Known = null)
{
    /// <summary>The kind, and the particulars where there are any.</summary>
    public override string ToString() => Detail.Length == 0 ? Kind.Words() : $"{Kind.Words()}: {Detail}";
}
