namespace Meld.Tests.Display.Hosts;

/// <summary>Stands for <c>Microsoft.DotNet.Interactive.KernelInvocationContextExtensions</c>.</summary>
public static class FakeKernelInvocationContextExtensions
{
    public static FakeDisplayedValue DisplayAs(this FakeKernelInvocationContext context, string value, string mimeType) =>
        throw new NotSupportedException($"{context}{value}{mimeType}");

    public static FakeDisplayedValue Display(this FakeKernelInvocationContext context, object value, params string[] mimeTypes)
    {
        if (value is "throw") throw new InvalidOperationException();
        context.Calls.Add($"display {value}{string.Concat(mimeTypes)}");
        return new(context);
    }
}
