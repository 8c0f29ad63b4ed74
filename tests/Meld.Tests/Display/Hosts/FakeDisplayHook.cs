namespace Meld.Tests.Display.Hosts;

/// <summary>Stands for <c>NotebookEngine.DisplayHook</c>.</summary>
public static class FakeDisplayHook
{
    public static List<string> Calls { get; } = [];

    public static bool IsActive { get; set; } = true;

    public static string Display(object value)
    {
        Calls.Add($"display {value}");
        return "id-1";
    }

    public static void Update(string displayId, object value) => Calls.Add($"update {displayId} {value}");
}
