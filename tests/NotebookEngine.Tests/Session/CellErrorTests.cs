using NotebookEngine.Documents;

namespace NotebookEngine.Tests.Session;

[Collection("warm session")]
public sealed class CellErrorTests(SessionFixture session)
{
    private async Task<CellError> Error(string code)
    {
        var run = await session.RunAsync(code);
        return run.Error ?? throw new ArgumentException("the cell did not fail");
    }

    [Fact]
    public async Task CompilerError_NamesLineAndColumn()
    {
        var error = await Error("var a = 1;\nvar b = missing;\nvar c = gone;");
        Assert.Equal(("CompilationError", 2), (error.Name, error.Line));
        Assert.Equal(
            "(2,9): error CS0103: The name 'missing' does not exist in the current context\n"
            + "(3,9): error CS0103: The name 'gone' does not exist in the current context",
            error.Message);
    }

    [Fact]
    public async Task Exception_HasItsLineAndTheUsersFramesOnly()
    {
        var error = await Error("// a comment\nawait Task.Yield();\nint Half(int n) => throw new ArgumentException(\"odd\");\n\nHalf(3)");
        Assert.Equal(("ArgumentException", "odd", 3), (error.Name, error.Message, error.Line));
        Assert.Equal(2, error.StackTrace.Count);
        Assert.Matches(@"^at Half in cell \d+, line 3$", error.StackTrace[0]);
        Assert.Matches(@"^at top level in cell \d+, line 5$", error.StackTrace[1]);
    }

    [Fact]
    public async Task ExceptionInAnEarlierCellsFunction_HasTheLineOfTheCall()
    {
        await session.RunAsync("class Box\n{\n    public static async Task Open() { await Task.Yield(); throw new InvalidOperationException(); }\n}");
        var error = await Error("var n = 1;\nawait Box.Open();");
        Assert.Equal(2, error.Line);
        Assert.Matches(@"^at Box\.Open in cell \d+, line 3$", error.StackTrace[0]);
    }

    [Fact]
    public async Task InnerException_IsTold() =>
        Assert.Equal("outer\n ---> FormatException: inner", (await Error("throw new Exception(\"outer\", new FormatException(\"inner\"));")).Message);

    [Fact]
    public async Task EveryInnerException_IsToldOnce() => Assert.Equal(
        "two\n ---> FormatException: a\n ---> Exception: b\n ---> ArgumentException: c",
        (await Error("throw new AggregateException(\"two\", new FormatException(\"a\"), new Exception(\"b\", new ArgumentException(\"c\")));")).Message);

    [Fact]
    public async Task ManyInnerExceptions_AreCounted()
    {
        var error = await Error("Exception e = new Exception(\"0\");\nfor (var i = 1; i <= 2000; i++) e = new Exception($\"{i}\", e);\nthrow e;");
        Assert.EndsWith("\n ---> Exception: 1990\n… 1,990 more inner exceptions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongMessage_IsCut() => Assert.Equal(
        new string('x', 10_000) + "\n… 9,990,000 more characters", (await Error("throw new Exception(new string('x', 10_000_000));")).Message);

    [Fact]
    public async Task DeepRecursion_HasFiftyFrames()
    {
        var error = await Error("int Down(int n) => n == 0 ? throw new Exception(\"deep\") : Down(n - 1) + 1;\n\nDown(3000)");
        Assert.Equal(51, error.StackTrace.Count);
        Assert.Equal("… 2,952 more frames", error.StackTrace[40]);
        Assert.Matches(@"^at top level in cell \d+, line 3$", error.StackTrace[50]);
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("throw new Mute();", "")]
    [InlineData("throw new Rude();", "(its message cannot be read: NotSupportedException)")]
    public async Task MessageThatIsNoneOrThrows_HidesNothing(string code, string message)
    {
        await session.RunAsync("class Mute : Exception { public override string Message => null; }\n"
            + "class Rude : Exception { public override string Message => throw new NotSupportedException(); }");
        Assert.Equal(message, (await Error(code)).Message);
    }

    [Fact]
    public async Task Lambda_IsCalledLambda_AndThrowHelpersAreLeftOut()
    {
        var error = await Error("Action<string> check = text => ArgumentNullException.ThrowIfNull(text);\nawait Task.Run(() => check(null));");
        Assert.Equal(1, error.Line);
        Assert.Contains(error.StackTrace, frame => System.Text.RegularExpressions.Regex.IsMatch(frame, @"^at lambda in cell \d+, line 1$"));
        Assert.DoesNotContain(error.StackTrace, frame => frame.Contains('<', StringComparison.Ordinal));
        Assert.StartsWith("at ", error.StackTrace[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsyncLambda_IsCalledLambda()
    {
        var error = await Error("Func<Task> fail = async () => { await Task.Yield(); throw new Exception(); };\nawait fail();");
        Assert.Matches(@"^at lambda in cell \d+, line 1$", error.StackTrace[0]);
    }

    [Fact]
    public async Task ErrorInALoadedFile_NamesTheFile()
    {
        await File.WriteAllTextAsync(Path.Combine(session.Folder, "broken.csx"), "\n\nvar x = missing;\n");
        var error = await Error("#load \"broken.csx\"\n1");
        Assert.Null(error.Line);
        Assert.StartsWith(Path.Combine(session.Folder, "broken.csx") + "(3,9): error CS0103", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputBeforeTheFailure_IsKept() =>
        Assert.Equal(["stdout before\n"], (await session.RunAsync("Console.WriteLine(\"before\"); throw new Exception();")).Outputs);

    [Theory]
    [InlineData("1\n#!time", "unknown magic command '#!time'", 2)]
    [InlineData("var s = \"\"\"\n#!who\n\"\"\";", "unknown magic command '#!who'", 2)]
    [InlineData("#!csharp \n1", "'#!csharp ' begins no cell, for a space follows the language; remove the space", 1)]
    [InlineData("#r \"nuget: Newtonsoft.Json, 13.0.3\"", "this engine does not fetch packages: #r \"nuget: Newtonsoft.Json, 13.0.3\"", 1)]
    public async Task UnknownDirective_FailsTheCell(string code, string message, int line)
    {
        var error = await Error(code);
        Assert.Equal(("UnknownDirective", message, line), (error.Name, error.Message, error.Line));
    }

    [Fact]
    public async Task IndentedDirectiveInAString_IsText() =>
        Assert.Equal(["result text/plain= #!who"], (await session.RunAsync("@\" #!who\"")).Outputs);

    [Fact]
    public async Task MissingLibrary_IsACompilerErrorOfItsLine()
    {
        var error = await Error("// one\n#r \"missing.dll\"");
        Assert.Equal(2, error.Line);
        Assert.Contains("CS0006", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormatterException_FailsTheCell()
    {
        await session.RunAsync("public class Sick { public string ToHtml() => throw new NotSupportedException(\"no picture\"); }");
        var error = await Error("new Sick()");
        Assert.Equal(("NotSupportedException", "no picture"), (error.Name, error.Message));
        Assert.Equal("NotSupportedException", (await Error("display(new Sick());")).Name);
    }
}
