namespace Meld.Display.Drawing;

/// <summary>Values of a range as places in a picture.</summary>
/// <param name="Low">The value at <paramref name="Start"/>.</param>
/// <param name="High">The value at <paramref name="End"/>; not <paramref name="Low"/>.</param>
/// <param name="Start">A coordinate.</param>
/// <param name="End">Another; before the first for a scale that runs upwards.</param>
internal readonly record struct LinearScale(double Low, double High, double Start, double End)
{
    /// <summary>The coordinate of a value.</summary>
    public double At(double value) => Start + ((value - Low) / (High - Low) * (End - Start));
}
