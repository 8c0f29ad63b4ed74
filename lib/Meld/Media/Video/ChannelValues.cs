namespace Meld.Media.Video;

/// <summary>A number for each colour, on a scale from 0 to 1.</summary>
/// <param name="Red">For red.</param>
/// <param name="Green">For green.</param>
/// <param name="Blue">For blue.</param>
public readonly record struct ChannelValues(float Red, float Green, float Blue)
{
    /// <summary>The number for channel 0, 1 or 2 in the order red, green, blue.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public float this[int channel] => channel switch
    {
        0 => Red,
        1 => Green,
        2 => Blue,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A pixel has channels 0, 1 and 2."),
    };
}
