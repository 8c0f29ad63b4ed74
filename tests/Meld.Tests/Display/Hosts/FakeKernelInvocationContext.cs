namespace Meld.Tests.Display.Hosts;

/// <summary>Stands for <c>Microsoft.DotNet.Interactive.KernelInvocationContext</c>: there is one while a cell runs.</summary>
public sealed class FakeKernelInvocationContext : IDisposable
{
    private static readonly AsyncLocal<FakeKernelInvocationContext?> Running = new();

    public static FakeKernelInvocationContext? Current => Running.Value;

    public List<string> Calls { get; } = [];

    public static FakeKernelInvocationContext Begin() => Running.Value = new();

    public void Dispose() => Running.Value = null;
}
