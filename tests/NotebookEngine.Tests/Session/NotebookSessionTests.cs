namespace NotebookEngine.Tests.Session;

[Collection("warm session")]
public sealed class NotebookSessionTests(SessionFixture session)
{
    private async Task Outputs(string code, params string[] expected)
    {
        var run = await session.RunAsync(code);
        Assert.Null(run.Error);
        Assert.Equal(expected, run.Outputs);
    }

    [Fact]
    public async Task LastExpression_IsTheResult() => await Outputs("var six = 6;\nsix * 7", "result text/plain=42");

    [Fact]
    public async Task Statement_HasNoResult() => await Outputs("var nothing = 1;");

    [Fact]
    public async Task Null_HasNoResult() => await Outputs("(string)null");

    [Fact]
    public async Task String_IsPlainText() => await Outputs("\"<b>&\"", "result text/plain=<b>&");

    [Fact]
    public async Task Html_IsHtml() => await Outputs("HTML(\"<b>x</b>\")", "result text/html=<b>x</b>");

    [Fact]
    public async Task Variables_LiveOn()
    {
        await Outputs("var shared = 20;\nint Twice(int n) => 2 * n;\nrecord Point(int X);");
        await Outputs("new Point(Twice(shared)).X", "result text/plain=40");
    }

    [Fact]
    public async Task FailedCell_LeavesEarlierVariablesAlone()
    {
        await Outputs("var before = 7;");
        Assert.NotNull((await session.RunAsync("before = 8;\nthrow new Exception();")).Error);
        await Outputs("before", "result text/plain=8");
    }

    [Fact]
    public async Task Await_WorksAtTopLevel() =>
        await Outputs("await Task.Yield();\nawait Task.FromResult(5)", "result text/plain=5");

    [Fact]
    public async Task ConsoleAndDisplays_ComeInOrder() => await Outputs(
        "Console.WriteLine(\"a\"); display(\"b\"); Console.Error.WriteLine(\"c\"); Console.Write('d'); Console.Write(\"e\"); display(null);",
        "stdout a\n", "display text/plain=b", "stderr c\n", "stdout de", "display text/plain=<null>");

    [Fact]
    public async Task OutputOfAnotherThread_BelongsToTheRunningCell() =>
        await Outputs("await Task.Run(() => { Console.Write(\"t\"); display(1); });", "stdout t", "display text/plain=1");

    [Fact]
    public async Task Update_ReplacesTheDisplay() =>
        await Outputs("var d = display(HTML(\"1\")); display(2); d.Update(HTML(\"3\"));", "display text/html=3", "display text/plain=2");

    [Fact]
    public async Task UpdateOfAnEarlierCellsDisplay_IsShownAnew()
    {
        await Outputs("var old = display(1);", "display text/plain=1");
        await Outputs("old.Update(2);", "display text/plain=2");
    }

    [Fact]
    public async Task HalfACharacter_DoesNotWaitForTheNextCell()
    {
        await Outputs("Console.Write((char)0xD83D);", "stdout \uFFFD");
        await Outputs("Console.Write('a');", "stdout a");
    }

    [Fact]
    public async Task NewLine_IsWrittenWhole() => await Outputs(
        "var usual = Console.Out.NewLine; Console.Out.NewLine = \"\\r\\n\"; Console.WriteLine(\"a\"); Console.Out.NewLine = \"\"; Console.WriteLine(\"b\");\n"
        + "Console.Out.NewLine = usual;",
        "stdout a\r\nb");

    [Fact]
    public async Task ConsoleSentElsewhere_ComesBackForTheNextCell()
    {
        await Outputs("Console.SetOut(System.IO.TextWriter.Null); Console.SetError(System.IO.TextWriter.Null); Console.WriteLine(1);");
        await Outputs("Console.Write(1); Console.Error.Write(2);", "stdout 1", "stderr 2");
    }

    [Fact]
    public async Task ManyDisplays_AreCutAndCounted()
    {
        var run = await session.RunAsync("for (var i = 0; i < 1500; i++) display(i);\nConsole.Write(\"end\");");
        Assert.Equal(1002, run.Outputs.Count);
        Assert.Equal(["stdout end", "stderr \n… 500 more displays not shown\n"], run.Outputs.TakeLast(2));
    }

    [Fact]
    public async Task ManyUpdates_AreNoDisplays() =>
        await Outputs("var bar = display(0); for (var i = 1; i <= 3000; i++) bar.Update(i);", "display text/plain=3000");

    [Fact]
    public async Task HugeValue_FailsAndSaysWhy()
    {
        var run = await session.RunAsync("HTML(new string('x', 70_000_000))");
        Assert.Equal("the value is too large to show: 70,000,000 bytes as text/html, at most 67,108,864 in a cell", run.Error!.Message);
    }

    [Fact]
    public async Task NullHtml_IsEmpty()
    {
        await Outputs("public class Blank { public string ToHtml() => null; public override string ToString() => null; }");
        await Outputs("new Blank()", "result text/html= & text/plain=");
    }

    [Fact]
    public async Task OutputAfterTheEnd_IsDropped()
    {
        await Outputs("""
            _ = Task.Run(async () =>
            {
                while (!System.IO.File.Exists("ended")) await Task.Delay(5);
                Console.Write("late");
                System.IO.File.WriteAllText("written", "");
            });
            """);
        await File.WriteAllTextAsync(Path.Combine(session.Folder, "ended"), "");
        while (!File.Exists(Path.Combine(session.Folder, "written"))) await Task.Delay(5);
        await Outputs("Console.Write(\"now\");", "stdout now");
    }

    [Fact]
    public async Task NativeOutput_IsCaptured() => await Outputs(
        "using System.Runtime.InteropServices;\n[DllImport(\"libc\")] static extern int puts(string text);\nputs(\"from C\");", "stdout from C\n");

    [Fact]
    public async Task ProgramOutput_IsCaptured() =>
        await Outputs("System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo out; sleep 0\"]).WaitForExit();", "stdout out\n");

    [Fact]
    public async Task StandardInput_IsEmpty() => await Outputs("Console.ReadLine() ?? \"nothing\"", "result text/plain=nothing");

    [Fact]
    public async Task Flood_IsCutAndCounted()
    {
        var run = await session.RunAsync("for (var i = 0; i < 1_000_000; i++) Console.WriteLine(\"0123456789012345678901234567890123456789\");");
        Assert.Null(run.Error);
        Assert.Equal(10_000, run.Outputs[0].Length - "stdout ".Length);
        Assert.Equal("stderr \n… 40,990,000 more bytes not shown\n", run.Outputs[1]);
    }

    [Fact]
    public async Task Warning_IsShownOnce()
    {
        var run = await session.RunAsync("string? a1 = null;");
        Assert.StartsWith("stderr (1,7): warning CS8632: ", Assert.Single(run.Outputs), StringComparison.Ordinal);
        await Outputs("string? a2 = null;");
    }

    [Fact]
    public async Task WorkingDirectory_IsTheNotebooks() =>
        await Outputs("Environment.CurrentDirectory", "result text/plain=" + session.Folder);

    [Fact]
    public async Task DefaultUsings_AreThoseOfDotnetInteractive()
    {
        Assert.Contains("CS0103", (await session.RunAsync("File.Exists(\"x\")")).Error!.Message, StringComparison.Ordinal);
        await Outputs("new List<int> { 2, 1 }.Order().First() + new StringBuilder().Length", "result text/plain=1");
    }

    [Fact]
    public async Task ScopeOfUnicode_SurvivesCharByCharWriting() =>
        await Outputs("foreach (var c in \"a😀é\") Console.Write(c);", "stdout a😀é");
}
