using System.CommandLine;
using System.Diagnostics;
using Meld.Features;
using Meld.Storage;

namespace Meld.Cli.Commands;

/// <summary>
/// <c>./meld store-check DIR</c>: what <c>./meld features verify</c> starts, so that a store that kills its reader is a finding. What it finds goes to standard
/// output as JSON lines. Not for people, so it is hidden.
/// </summary>
internal static class StoreCheckCommand
{
    private const string Name = "store-check";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var store = new Argument<string>("DIR");
        var command = new Command(Name, "Check a feature store") { store };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            ChildProgram.StopWithInput(stop);
            var directory = parsed.GetRequiredValue(store);
            var reporter = new Reporter<WorkProgress>(progress => Say(new VerificationMessage(progress)));
            try
            {
                Say(new VerificationMessage(Report: await Task.Run(() => FeatureStoreVerification.Verify(directory, reporter, stop.Token), CancellationToken.None)));
                return ExitCodes.Ok;
            }
            catch (FeatureStoreException error)
            {
                Say(new VerificationMessage(Error: error.Message, Kind: error.Kind));
                return ExitCodes.Failed;
            }
        });
        return command;
    }

    /// <summary>How to start the process.</summary>
    /// <param name="directory">The store.</param>
    public static ProcessStartInfo Start(string directory) => ChildProgram.Start(Name, Path.GetFullPath(directory));

    private static void Say(VerificationMessage message) => Console.Out.WriteLine(message.ToLine());
}
