namespace Meld.Display.Drawing;

/// <summary>A series in a legend.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Opacity">Its strength.</param>
/// <param name="Dash">The dash pattern of its line, or null where the series is an area.</param>
internal sealed record LegendEntry(string Name, string Color, double Opacity = 1, string? Dash = null);
