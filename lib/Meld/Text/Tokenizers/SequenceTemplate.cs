namespace Meld.Text.Tokenizers;

/// <summary>Where the special tokens around one text and around a pair stand.</summary>
/// <param name="Single">The parts of one text.</param>
/// <param name="Pair">The parts of a pair.</param>
internal sealed record SequenceTemplate(IReadOnlyList<TemplatePart> Single, IReadOnlyList<TemplatePart> Pair)
{
    /// <summary>No special tokens; the second text has type 1.</summary>
    public static SequenceTemplate Plain { get; } = new([TemplatePart.Of(0, 0)], [TemplatePart.Of(0, 0), TemplatePart.Of(1, 1)]);

    /// <summary>BERT's: <c>[CLS] first [SEP]</c> of type 0, <c>second [SEP]</c> of type 1.</summary>
    public static SequenceTemplate Bert(int cls, int sep)
    {
        IReadOnlyList<TemplatePart> single = [TemplatePart.Token(cls, 0), TemplatePart.Of(0, 0), TemplatePart.Token(sep, 0)];
        return new SequenceTemplate(single, [.. single, TemplatePart.Of(1, 1), TemplatePart.Token(sep, 1)]);
    }

    /// <summary>RoBERTa's: <c>&lt;s&gt; first &lt;/s&gt;</c>, and of a pair <c>&lt;/s&gt; second &lt;/s&gt;</c>, all of type 0.</summary>
    public static SequenceTemplate Roberta(int cls, int sep)
    {
        IReadOnlyList<TemplatePart> single = [TemplatePart.Token(cls, 0), TemplatePart.Of(0, 0), TemplatePart.Token(sep, 0)];
        return new SequenceTemplate(single, [.. single, TemplatePart.Token(sep, 0), TemplatePart.Of(1, 0), TemplatePart.Token(sep, 0)]);
    }

    /// <summary>The texts alone, of the types that they have here.</summary>
    public SequenceTemplate WithoutSpecial() => new([.. Single.Where(part => part.Text is not null)], [.. Pair.Where(part => part.Text is not null)]);
}
