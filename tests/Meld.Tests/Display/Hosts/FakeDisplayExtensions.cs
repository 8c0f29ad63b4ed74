namespace Meld.Tests.Display.Hosts;

/// <summary>Stands for <c>Verso.Abstractions.DisplayExtensions</c>.</summary>
public static class FakeDisplayExtensions
{
    public static List<string> Calls { get; } = [];

    public static void Display(this object value, string? mimeType = null) => Calls.Add($"display {value}{mimeType}");
}
