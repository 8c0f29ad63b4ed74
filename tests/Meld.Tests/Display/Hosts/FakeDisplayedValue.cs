namespace Meld.Tests.Display.Hosts;

/// <summary>Stands for <c>Microsoft.DotNet.Interactive.DisplayedValue</c>.</summary>
public sealed class FakeDisplayedValue(FakeKernelInvocationContext context)
{
    public void Update(object updatedValue) => context.Calls.Add($"update {updatedValue}");
}
