namespace Meld.Text.Tokenizers;

/// <summary>A token that is recognised whole in a text, before anything is cut.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">How a text writes it.</param>
/// <param name="Special">Whether it is no text: decoding can leave it out.</param>
/// <param name="Normalized">Whether it is looked for in the normalized text.</param>
/// <param name="StripLeft">Whether the white space before it belongs to it.</param>
/// <param name="StripRight">Whether the white space after it belongs to it.</param>
internal sealed record AddedToken(int Id, string Content, bool Special = true, bool Normalized = false, bool StripLeft = false, bool StripRight = false);
