using Meld.Display.Hosts;

namespace Meld.Tests.Display.Hosts;

/// <summary>Notes what it is asked to show; fails when asked for <c>throw</c>.</summary>
internal sealed class FakeHost : DisplayHost
{
    public List<string> Calls { get; } = [];

    public bool CanReplace { get; set; } = true;

    public override bool CanUpdate => CanReplace;

    public override Action<object> Show(object value)
    {
        Calls.Add($"show {value}");
        return changed =>
        {
            if (changed is "throw") throw new InvalidOperationException();
            Calls.Add($"update {changed}");
        };
    }
}
