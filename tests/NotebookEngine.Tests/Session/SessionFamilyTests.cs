using NotebookEngine.Session;

namespace NotebookEngine.Tests.Session;

/// <summary>What a cell started ends with its session, however the session ends and however the child was detached.</summary>
public sealed class SessionFamilyTests : IDisposable
{
    private const string Orphan =
        "var shell = System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"setsid sh -c 'echo $$ > orphan; exec sleep 1000' & sleep 0\"]);\n"
        + "shell.WaitForExit();\nwhile (!System.IO.File.Exists(\"orphan\") || System.IO.File.ReadAllText(\"orphan\") == \"\") { }\n";

    private readonly TempFolder folder = new();

    private SessionOptions Options => new() { WorkingDirectory = folder.Path };

    public void Dispose() => folder.Dispose();

    private async Task AssertOrphanEnds() => Assert.True(await Processes.EndsAsync(int.Parse(await File.ReadAllTextAsync(folder.File("orphan")), null)));

    [Fact]
    public async Task OrphanOfAnEndedSession_IsKilled_AndCostsNoWaiting()
    {
        await using var session = NotebookSession.Start(Options);
        await session.WaitUntilReadyAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = await session.ExecuteAsync(Orphan + "Environment.Exit(3);", "cell 1", _ => { });
        Assert.EndsWith("(exit code 3)", result.Error!.Message, StringComparison.Ordinal);
        await session.DisposeAsync();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
        await AssertOrphanEnds();
    }

    [Fact]
    public async Task OrphanOfASuccessfulRun_IsKilled()
    {
        await using (var session = NotebookSession.Start(Options))
            Assert.Null((await session.ExecuteAsync(Orphan, "cell 1", _ => { })).Error);
        await AssertOrphanEnds();
    }

    [Fact]
    public async Task DeathOfTheClient_EndsTheSessionAndItsOrphans_EvenWhenNoThreadIsFree()
    {
        var child = new SessionProcess(Options);
        var frames = (await child.ConnectionAsync())!;
        Assert.IsType<SessionEvent.Ready>(await frames.ReadAsync(SessionJson.Wire.SessionEvent));
        var code = Orphan + "for (var i = 0; i < 200; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(-1));\nConsole.WriteLine(1);\nwhile (true) { }";
        frames.Write(new SessionRequest(code, "cell 1"), SessionJson.Wire.SessionRequest);
        Assert.IsType<SessionEvent.Printed>(await frames.ReadAsync(SessionJson.Wire.SessionEvent));
        frames.Dispose();
        await child.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(137, child.Process.ExitCode);
        child.Process.Dispose();
        await AssertOrphanEnds();
    }
}
