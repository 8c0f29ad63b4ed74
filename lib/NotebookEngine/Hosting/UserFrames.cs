using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookEngine.Hosting;

/// <summary>The frames of a stack trace that are the user's or a library's, without those of the script engine and of this session.</summary>
internal static partial class UserFrames
{
    /// <summary>Innermost and outermost frames told; a deep recursion says nothing new in between.</summary>
    private const int MostInner = 40, MostOuter = 10;

    private static readonly string[] HostAssemblies =
        ["NotebookEngine", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.Scripting", "Microsoft.CodeAnalysis.CSharp.Scripting"];

    private static readonly string[] HostNamespaces = ["System.Runtime.CompilerServices", "System.Runtime.ExceptionServices"];

    /// <summary>The frames, innermost first.</summary>
    public static IReadOnlyList<StackFrame> Of(Exception exception) =>
        [.. new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => frame.GetMethod() is { } method && IsUsers(method))];

    /// <summary>The frames as text, at most fifty.</summary>
    public static IReadOnlyList<string> Describe(IReadOnlyList<StackFrame> frames)
    {
        var left = frames.Count - MostInner - MostOuter;
        if (left <= 0) return [.. frames.Select(Describe)];
        return [.. frames.Take(MostInner).Select(Describe), $"… {left:N0} more frames", .. frames.TakeLast(MostOuter).Select(Describe)];
    }

    /// <summary>A frame as <c>at Type.Method in file, line n</c>; a cell's top level has no method.</summary>
    private static string Describe(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var type = method.DeclaringType?.FullName ?? "";
        var inSubmission = type.StartsWith("Submission#", StringComparison.Ordinal);
        // A submission is a class: inside it, types are nested.
        var types = (inSubmission ? type.Split('+').Skip(1) : type.Split('+')).ToList();
        var name = method.Name;
        // Async methods and iterators are types called <Name>d__1, and what runs is their MoveNext.
        if (types.Count > 0 && StateMachine().Match(types[^1]) is { Success: true } machine)
        {
            name = machine.Groups[1].Value;
            types.RemoveAt(types.Count - 1);
        }
        name = name.Contains(">b__", StringComparison.Ordinal) ? "lambda" : LocalFunction().Replace(name, "$1");
        // Lambdas live in types called <>c or <>c__DisplayClass0_0.
        var qualified = string.Join('.', types.Where(part => !part.StartsWith("<>c", StringComparison.Ordinal)).Append(name));
        // The compiler puts the working directory before a cell's name.
        var file = inSubmission ? Path.GetFileName(frame.GetFileName()) : frame.GetFileName();
        var place = file is null ? "" : $" in {file}, line {frame.GetFileLineNumber()}";
        return inSubmission && name is "<Initialize>" or "<Factory>" ? $"at top level{place}" : $"at {qualified}{place}";
    }

    private static bool IsUsers(MethodBase method)
    {
        var type = method.DeclaringType;
        var space = type?.Namespace ?? "";
        return !HostAssemblies.Contains(method.Module.Assembly.GetName().Name)
            && !HostNamespaces.Contains(space)
            && !space.StartsWith("Internal.", StringComparison.Ordinal)
            && type?.Name != "ThrowHelper"
            && !method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
            && type?.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) != true;
    }

    [GeneratedRegex(@"^<(.+)>d(?:__\w+)?$")]
    private static partial Regex StateMachine();

    /// <summary><c>&lt;Outer&gt;g__Inner|0_1</c>.</summary>
    [GeneratedRegex(@"^.*>g__(\w+)\|[\w_]+$")]
    private static partial Regex LocalFunction();
}
