using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookEngine.Hosting;

/// <summary>The frames of a stack trace that are the user's or a library's, without those of the script engine and of this session.</summary>
internal static partial class UserFrames
{
    private static readonly string[] HostAssemblies =
        ["NotebookEngine", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.Scripting", "Microsoft.CodeAnalysis.CSharp.Scripting"];

    private static readonly string[] HostNamespaces = ["System.Runtime.CompilerServices", "System.Runtime.ExceptionServices"];

    /// <summary>The frames, innermost first.</summary>
    public static IReadOnlyList<StackFrame> Of(Exception exception) =>
        [.. new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => frame.GetMethod() is { } method && IsUsers(method))];

    /// <summary>A frame as <c>at Type.Method in file, line n</c>; a cell's top level has no method.</summary>
    public static string Describe(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var type = method.DeclaringType?.FullName ?? "";
        var inSubmission = type.StartsWith("Submission#", StringComparison.Ordinal);
        // A submission is a class: inside it, types are nested and async methods are state machines called <Name>d__1.
        var nested = inSubmission ? string.Join('.', type.Split('+').Skip(1)) : type.Replace('+', '.');
        var qualified = nested.Length > 0 ? $"{nested}.{method.Name}" : method.Name;
        var name = Compiled().Replace(qualified, "$1").Replace(".MoveNext", "", StringComparison.Ordinal);
        // The compiler puts the working directory before a cell's name.
        var file = inSubmission ? Path.GetFileName(frame.GetFileName()) : frame.GetFileName();
        var place = file is null ? "" : $" in {file}, line {frame.GetFileLineNumber()}";
        return inSubmission && name is "<Initialize>" or "<Factory>" ? $"at top level{place}" : $"at {name}{place}";
    }

    private static bool IsUsers(MethodBase method)
    {
        var type = method.DeclaringType;
        return !HostAssemblies.Contains(method.Module.Assembly.GetName().Name) && !HostNamespaces.Contains(type?.Namespace);
    }

    /// <summary>Names that the compiler makes: <c>&lt;Read&gt;d__3</c>, <c>&lt;Main&gt;b__0_1</c>, <c>&lt;&lt;Initialize&gt;&gt;d__0</c>.</summary>
    [GeneratedRegex(@"<(<?[\w.$]+>?)>[a-z]?__[\w|]+")]
    private static partial Regex Compiled();
}
