namespace Meld.Text;

/// <summary>How a word is written, which lower case would hide.</summary>
public enum WordShape
{
    /// <summary>In lower case, or no word.</summary>
    Plain,

    /// <summary>With a capital at its start: <c>Joey</c>.</summary>
    Capitalized,

    /// <summary>In capitals, of which there are two or more: <c>NO</c>.</summary>
    Capitals,

    /// <summary>With a character three times in a row: <c>sooo</c>.</summary>
    Stretched,
}
