namespace Meld.Text.Tokenizers;

/// <summary>The end of a short text of a batch that is filled up.</summary>
public enum PaddingSide
{
    /// <summary>The end.</summary>
    Right,

    /// <summary>The beginning, as for models that go on with a text.</summary>
    Left,
}
