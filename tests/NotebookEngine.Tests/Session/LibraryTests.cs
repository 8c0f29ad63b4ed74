using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookEngine.Tests.Session;

/// <summary>Libraries that a notebook refers to; they know nothing of this engine.</summary>
[Collection("warm session")]
public sealed class LibraryTests(SessionFixture session)
{
    private const string Formatters = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }
        internal sealed class Source
        {
            public IEnumerable<object> CreateTypeFormatters() { yield return new AsText("text/html"); yield return new AsText("text/plain"); }
        }
        internal sealed class AsText
        {
            public AsText(string type) => MimeType = type;
            public string MimeType { get; }
            public bool Format(object instance, TextWriter writer) { writer.Write("[" + instance + " as " + MimeType + "]"); return true; }
        }
        [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html", "text/plain" })]
        public class Chart { public override string ToString() => "chart"; }
        public class BarChart : Chart { public override string ToString() => "bars"; public string ToHtml() => "not this"; }
        public class Clip { public string ToHtml() => "<video>"; public override string ToString() => "clip"; }
        """;

    private const string Hook = """
        using System;
        using System.Linq;
        public static class Host
        {
            private static readonly Type Hook =
                AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType("NotebookEngine.DisplayHook")).First(t => t != null);
            public static string Show(object value) => (string)Hook.GetMethod("Display").Invoke(null, new[] { value });
            public static void Update(string id, object value) => Hook.GetMethod("Update").Invoke(null, new[] { id, value });
        }
        """;

    private async Task Outputs(string code, params string[] expected)
    {
        var run = await session.RunAsync(code);
        Assert.Null(run.Error);
        Assert.Equal(expected, run.Outputs);
    }

    private string Compile(string folder, string name, string source, params string[] references)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            platform.Concat(references).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(session.Folder, folder)).FullName, name + ".dll");
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }

    [Fact]
    public async Task RelativeReference_FindsTheLibraryAndWhatLiesBesideIt()
    {
        var inner = Compile("lib one", "Inner", "public class Inner { public string Say() => \"inner\"; }");
        Compile("lib one", "Outer", "public class Outer { public Inner Make() => new Inner(); }", inner);
        await Outputs("#r \"lib one/Outer.dll\"\nnew Outer().Make().Say()", "result text/plain=inner");
        await Outputs("Inner again = new Outer().Make();\nagain.Say()", "result text/plain=inner");
    }

    [Fact]
    public async Task FormatterConvention_IsHonouredByName()
    {
        Compile(".lib", "Formatters", Formatters);
        await Outputs(
            "#r \".lib/Formatters.dll\"\nnew Chart()", "result text/html=[chart as text/html] & text/plain=[chart as text/plain]");
        await Outputs("new BarChart()", "result text/html=[bars as text/html] & text/plain=[bars as text/plain]");
        await Outputs("new Clip()", "result text/html=<video> & text/plain=clip");
    }

    [Fact]
    public async Task DisplayHook_IsFoundByName()
    {
        Compile("hook", "Hook", Hook);
        await Outputs("#r \"hook/Hook.dll\"\nvar id = Host.Show(1);\nHost.Show(2);\nawait Task.Run(() => Host.Update(id, 3));",
            "display text/plain=3", "display text/plain=2");
    }
}
