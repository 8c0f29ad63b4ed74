namespace Meld.Corpus;

/// <summary>What MELD's annotations are known by: <see cref="DialogueCorpus.DataHash"/> of each variant, mended files included; our own measurement.</summary>
public static class MeldAnnotations
{
    /// <summary>Of <see cref="CorpusVariant.Multiparty"/>.</summary>
    public const string MultipartyHash = "c808d48b19c8a0f4f7fc5663bf047cc0fafd5d737e2c002ead81a3f09cf1e988";

    /// <summary>Of <see cref="CorpusVariant.Dyadic"/>.</summary>
    public const string DyadicHash = "3f8cea8a2084bd062039cf23c7dbfcb4e870a401b315bea789c75b41ff352e87";
}
