namespace Meld.Corpus;

/// <summary>The names of the variants as runs spell them.</summary>
public static class CorpusVariants
{
    /// <summary>The lower-case name, <c>multiparty</c> or <c>dyadic</c>.</summary>
    public static string Name(this CorpusVariant variant) => variant switch
    {
        CorpusVariant.Multiparty => "multiparty",
        CorpusVariant.Dyadic => "dyadic",
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "Not a variant."),
    };
}
