using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Tests.Session;

/// <summary>Cells that end, block or flood their process; each has a session of its own.</summary>
public sealed class SessionDeathTests : IDisposable
{
    private readonly TempFolder folder = new();

    private SessionOptions Options => new() { WorkingDirectory = folder.Path };

    public void Dispose() => folder.Dispose();

    private async Task<(CellError? Error, string Output)> RunToTheEnd(string code)
    {
        await using var session = NotebookSession.Start(Options);
        var output = "";
        var result = await session.ExecuteAsync(code, "cell 1", happening => output += (happening as SessionEvent.Printed)?.Text);
        Assert.True(result.SessionEnded);
        var after = await session.ExecuteAsync("1", "cell 2", _ => { });
        Assert.True(after.SessionEnded);
        Assert.StartsWith("the session process does not run", after.Error!.Message, StringComparison.Ordinal);
        return (result.Error, output);
    }

    [Fact]
    public async Task Exit_IsNamedWithItsCode()
    {
        var (error, output) = await RunToTheEnd("Console.Write(\"no line end\");\nEnvironment.Exit(3);");
        Assert.Equal("the cell ended the session process (exit code 3)", error!.Message);
        Assert.Equal("no line end", output);
    }

    [Fact]
    public async Task ExceptionOfAThread_IsReported()
    {
        var (error, output) = await RunToTheEnd(
            "var t = new System.Threading.Thread(() => throw new FormatException(\"in a thread\"));\nt.Start();\nt.Join();\nawait Task.Delay(-1);");
        Assert.Equal("FormatException", error!.Name);
        Assert.StartsWith("in a thread\n", error.Message, StringComparison.Ordinal);
        Assert.Matches(@"^at .* in cell 1, line 1$", error.StackTrace[0]);
        Assert.Equal("", output);
    }

    [Fact]
    public async Task StackOverflow_IsNamed()
    {
        var (error, output) = await RunToTheEnd("Console.WriteLine(\"deep\");\nint Fall(int n) => Fall(n + 1) + 1;\nFall(0)");
        Assert.Contains("exit code 134, SIGABRT: stack overflow", error!.Message, StringComparison.Ordinal);
        Assert.StartsWith("deep\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailFast_IsNamed()
    {
        var (error, output) = await RunToTheEnd("Environment.FailFast(\"enough\");");
        Assert.Contains("exit code 134", error!.Message, StringComparison.Ordinal);
        Assert.Contains("enough", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_IsNamed()
    {
        var (error, _) = await RunToTheEnd("System.Diagnostics.Process.GetCurrentProcess().Kill();\nawait Task.Delay(-1);");
        Assert.Contains("exit code 137, SIGKILL", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_EndsACellAndWhatItStarted()
    {
        await using var session = NotebookSession.Start(Options);
        using var cancellation = new CancellationTokenSource();
        var started = 0;
        var result = await session.ExecuteAsync(
            "Console.WriteLine(System.Diagnostics.Process.Start(\"sleep\", \"1000\").Id);\nwhile (true) { }",
            "cell 1",
            happening =>
            {
                started = int.Parse(((SessionEvent.Printed)happening).Text, null);
                cancellation.Cancel();
            },
            cancellation.Token);
        Assert.True(result.SessionEnded);
        Assert.True(await Ends(started));
    }

    [Fact]
    public async Task HundredMegabytes_AreDrained_ManagedAndNative()
    {
        await using var session = NotebookSession.Start(Options);
        var kept = 0L;
        var last = "";
        var result = await session.ExecuteAsync(
            """
            var line = new string('x', 999) + "\n";
            for (var i = 0; i < 100_000; i++) Console.Write(line);
            System.Diagnostics.Process.Start("sh", ["-c", "head -c 100000000 /dev/zero | tr '\\0' y"]).WaitForExit();
            """,
            "cell 1",
            happening => kept += (last = ((SessionEvent.Printed)happening).Text).Length);
        Assert.Null(result.Error);
        Assert.Equal("\n… 197,902,848 more bytes not shown\n", last);
        Assert.Equal((2 << 20) + last.Length, kept);
    }

    [Fact]
    public async Task DeathOfTheClient_EndsTheSession_EvenInACell()
    {
        var child = new SessionProcess(Options);
        var frames = (await child.ConnectionAsync())!;
        Assert.IsType<SessionEvent.Ready>(await frames.ReadAsync(SessionJson.Wire.SessionEvent));
        frames.Write(new SessionRequest("Console.WriteLine(1);\nwhile (true) { }", "cell 1"), SessionJson.Wire.SessionRequest);
        Assert.IsType<SessionEvent.Printed>(await frames.ReadAsync(SessionJson.Wire.SessionEvent));
        frames.Dispose();
        await child.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(137, child.Process.ExitCode);
        child.Process.Dispose();
    }

    [Fact]
    public void MissingWorkingDirectory_Throws() => Assert.Throws<System.ComponentModel.Win32Exception>(
        () => NotebookSession.Start(new SessionOptions { WorkingDirectory = folder.File("missing") }));

    [Fact]
    public async Task SessionThatCannotStart_SaysWhy()
    {
        var environment = new Dictionary<string, string?> { ["DOTNET_STARTUP_HOOKS"] = "/missing/hook.dll" };
        await using var session = NotebookSession.Start(Options with { Environment = environment });
        Assert.False(await session.WaitUntilReadyAsync());
        var output = "";
        var result = await session.ExecuteAsync("1", "cell 1", happening => output += (happening as SessionEvent.Printed)?.Text);
        Assert.StartsWith("the session process does not run (exit code 134", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("/missing/hook.dll", output, StringComparison.Ordinal);
    }

    /// <summary>A killed process whose new parent has not asked for its exit code is a zombie, state Z.</summary>
    private static async Task<bool> Ends(int processId)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var status = $"/proc/{processId}/stat";
            if (!File.Exists(status) || (await File.ReadAllTextAsync(status)).Contains(") Z ", StringComparison.Ordinal)) return true;
            await Task.Delay(20);
        }
        return false;
    }
}
