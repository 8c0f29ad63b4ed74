namespace Meld.Corpus;

/// <summary>Which of MELD's two sets of annotations is read. They overlap: never train on one and test on the other.</summary>
public enum CorpusVariant
{
    /// <summary>All speakers of a scene: <c>{split}_sent_emo.csv</c>.</summary>
    Multiparty,

    /// <summary>Two speakers at a time, utterances repeated: <c>{split}_sent_emo_dya.csv</c>, clips by the <c>Old_*</c> ids.</summary>
    Dyadic,
}
