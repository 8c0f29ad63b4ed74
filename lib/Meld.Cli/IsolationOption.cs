using System.CommandLine;
using Meld.Media;

namespace Meld.Cli;

/// <summary><c>--isolation</c>: where clips are decoded.</summary>
internal static class IsolationOption
{
    private const string InProcess = "in-process";
    private const string Worker = "worker";

    /// <summary>The option.</summary>
    public static Option<string> Create() => new Option<string>("--isolation")
    {
        Description = "Where clips are decoded: in-process is fastest, worker has confined processes for clips that nobody vouches for",
        HelpName = $"{InProcess}|{Worker}",
        DefaultValueFactory = _ => InProcess,
    }.AcceptOnlyFromAmong(InProcess, Worker);

    /// <summary>What was chosen.</summary>
    public static ClipIsolation Read(ParseResult parsed, Option<string> option) =>
        parsed.GetRequiredValue(option) == Worker ? ClipIsolation.Worker : ClipIsolation.InProcess;
}
