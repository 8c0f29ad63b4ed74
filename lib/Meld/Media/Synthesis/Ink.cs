namespace Meld.Media.Synthesis;

/// <summary>A colour; each part from 0 to 255.</summary>
internal readonly record struct Ink(float Red, float Green, float Blue)
{
    /// <summary>The colour written <c>0xRRGGBB</c>.</summary>
    public static Ink Of(int hex) => new((hex >> 16) & 255, (hex >> 8) & 255, hex & 255);

    /// <summary>Part of the way to another colour, 0 to 1.</summary>
    public Ink Toward(Ink other, float share) =>
        new(Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share));

    /// <summary>Part of the way to black.</summary>
    public Ink Darker(float share) => Toward(default, share);
}
