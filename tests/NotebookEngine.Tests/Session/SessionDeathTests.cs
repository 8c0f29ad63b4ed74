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
    public async Task ExceptionOfAThread_IsReported_EvenWhenItsMessageThrows()
    {
        var (error, _) = await RunToTheEnd(
            "class Rude : Exception { public override string Message => throw new NotSupportedException(); }\n"
            + "new System.Threading.Thread(() => throw new Rude()).Start();\nawait Task.Delay(-1);");
        Assert.Equal("Rude", error!.Name);
        Assert.StartsWith("(its message cannot be read: NotSupportedException)\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExceptionOfAThreadBetweenTwoCells_IsToldByTheNext()
    {
        var signal = Path.Combine(folder.Path, "go");
        await using var session = NotebookSession.Start(Options);
        var output = "";
        await session.ExecuteAsync(
            $"new System.Threading.Thread(() => {{ while (!System.IO.File.Exists(\"{signal}\")) System.Threading.Thread.Sleep(5); "
            + "throw new FormatException(\"late\"); }).Start();\nConsole.Write(Environment.ProcessId);",
            "cell 1",
            happening => output += (happening as SessionEvent.Printed)?.Text);
        File.WriteAllText(signal, "");
        using (var child = System.Diagnostics.Process.GetProcessById(int.Parse(output, null)))
            await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        var next = await session.ExecuteAsync("1", "cell 2", _ => { });

        Assert.True(next.SessionEnded);
        Assert.Equal("FormatException", next.Error!.Name);
        Assert.StartsWith("late\n", next.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GarbageOnTheSessionsSocket_EndsTheCellAndHarmsNoClient()
    {
        var (error, _) = await RunToTheEnd(
            """
            foreach (var link in System.IO.Directory.GetFiles("/proc/self/fd"))
                if (new System.IO.FileInfo(link).LinkTarget?.StartsWith("socket:") == true)
                    using (var socket = new System.Net.Sockets.Socket(new System.Net.Sockets.SafeSocketHandle(int.Parse(System.IO.Path.GetFileName(link)), false)))
                        try { socket.Send(new byte[] { 255, 255, 255, 127 }); } catch (System.Net.Sockets.SocketException) { }
            await Task.Delay(-1);
            """);
        Assert.NotNull(error);
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
        Assert.True(await Processes.EndsAsync(started));
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
    public async Task CancellationAfterTheEnd_HarmsNoLaterCell()
    {
        await using var session = NotebookSession.Start(Options with { StreamLimit = 10 });
        using var cancellation = new CancellationTokenSource();
        // What was dropped is told between the end of the cell and that of the call.
        var first = await session.ExecuteAsync("Console.Write(new string('x', 20));", "cell 1", CancelAtTheNotice, cancellation.Token);
        Assert.True(cancellation.IsCancellationRequested);
        Assert.Equal(new ExecutionResult(null, SessionEnded: false), first);
        Assert.Null((await session.ExecuteAsync("1", "cell 2", _ => { })).Error);

        void CancelAtTheNotice(SessionEvent happening)
        {
            if (happening is SessionEvent.Printed { Text: var text } && text.Contains("not shown", StringComparison.Ordinal)) cancellation.Cancel();
        }
    }

    [Fact]
    public async Task CancellationJustBeforeTheEnd_IsItsOwnCells()
    {
        await using var session = NotebookSession.Start(Options);
        using var cancellation = new CancellationTokenSource();
        var result = await session.ExecuteAsync("display(1);", "cell 1", _ => cancellation.Cancel(), cancellation.Token);
        Assert.True(result.Cancelled);
        Assert.Equal("Cancelled", result.Error!.Name);
    }

    [Fact]
    public async Task BlockedThreadPool_DoesNotHoldUpLaterCells()
    {
        await using var session = NotebookSession.Start(Options);
        await session.ExecuteAsync("for (var i = 0; i < 300; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(-1));", "cell 1", _ => { });
        for (var cell = 2; cell < 6; cell++)
        {
            var result = await session.ExecuteAsync($"Console.WriteLine({cell});", $"cell {cell}", _ => { }).WaitAsync(TimeSpan.FromSeconds(5));
            Assert.Null(result.Error);
        }
    }

    [Fact]
    public async Task UnfinishedCharacter_SilencesNoLaterOutput()
    {
        await using var session = NotebookSession.Start(Options);
        var output = "";
        for (var cell = 1; cell < 3; cell++)
        {
            var code = "System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"printf 'a\\\\303'; head -c 300000 /dev/zero >&2\"]).WaitForExit();";
            var run = session.ExecuteAsync(code, $"cell {cell}", Append);
            Assert.Null((await run.WaitAsync(TimeSpan.FromSeconds(20))).Error);
        }
        Assert.Equal("a\uFFFDa\uFFFD", output);

        void Append(SessionEvent happening) => output += happening is SessionEvent.Printed { IsError: false } printed ? printed.Text : "";
    }

    [Fact]
    public async Task DeeplyNestedExpression_EndsNoSession()
    {
        await using var session = NotebookSession.Start(Options);
        var nested = $"var n = {new string('(', 1500)}1{new string(')', 1500)};";
        Assert.False((await session.ExecuteAsync(nested, "cell 1", _ => { })).SessionEnded);
    }

    [Fact]
    public async Task TemporaryFolder_IsNeitherNeededNorFilled()
    {
        foreach (var temporary in (string[])[folder.File("missing"), Directory.CreateDirectory(folder.File(new string('t', 120))).FullName])
        {
            var environment = new Dictionary<string, string?> { ["TMPDIR"] = temporary };
            await using var session = NotebookSession.Start(Options with { Environment = environment });
            Assert.Null((await session.ExecuteAsync("1", "cell 1", _ => { })).Error);
        }
        Assert.Empty(Directory.GetFileSystemEntries(folder.File(new string('t', 120))));
        Assert.False(Directory.Exists(folder.File("missing")));
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
}
