namespace Meld.Text.Tokenizers;

/// <summary>One part of a <see cref="SequenceTemplate"/>.</summary>
/// <param name="Text">Which text stands here, 0 the first, 1 the second; null where special tokens do.</param>
/// <param name="Special">The special tokens.</param>
/// <param name="TypeId">The type id of what stands here.</param>
internal sealed record TemplatePart(int? Text, IReadOnlyList<int> Special, int TypeId)
{
    /// <summary>A text.</summary>
    public static TemplatePart Of(int text, int typeId) => new(text, [], typeId);

    /// <summary>A special token.</summary>
    public static TemplatePart Token(int id, int typeId) => new(null, [id], typeId);
}
