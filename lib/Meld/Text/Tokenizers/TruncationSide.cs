namespace Meld.Text.Tokenizers;

/// <summary>The end of a text at which tokens are left out.</summary>
public enum TruncationSide
{
    /// <summary>The end: its beginning is kept.</summary>
    Right,

    /// <summary>The beginning: its end is kept.</summary>
    Left,
}
