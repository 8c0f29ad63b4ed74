using System.Diagnostics;

namespace NotebookEngine.Tests;

public sealed class ProgramTests
{
    [Theory]
    [InlineData()]
    [InlineData("run", "x.dib")]
    public async Task OtherArguments_AreOneSentenceAndExitCode2(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(DisplayHook).Assembly.Location, .. arguments]) { RedirectStandardError = true })!;
        Assert.Equal("NotebookEngine is a library; run notebooks with `./meld notebook run`.\n", await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public void DisplayHook_OutsideASession_SaysSo() => Assert.Throws<InvalidOperationException>(() => DisplayHook.Display(1));
}
