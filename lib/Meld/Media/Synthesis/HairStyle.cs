namespace Meld.Media.Synthesis;

/// <summary>How a drawn head's hair is worn.</summary>
internal enum HairStyle
{
    Bald,
    Fringe,
    Short,
    Parted,
    Curly,
    Bob,
    Long,
    Bun,
    Plaits,
    Cap,
}
