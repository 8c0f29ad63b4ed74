namespace Meld.Display.Clips;

/// <summary>A row of a <see cref="ClipGrid"/>.</summary>
/// <param name="Label">What its clips have in common.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Note">More about it.</param>
/// <param name="Players">The clips.</param>
internal sealed record ClipGridRow(string Label, string Color, string Note, IReadOnlyList<ClipPlayer> Players);
