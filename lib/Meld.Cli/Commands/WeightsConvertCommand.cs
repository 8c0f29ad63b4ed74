using System.CommandLine;
using Meld.Storage;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary><c>./meld weights convert FILE --to FILE</c>: any weights file as safetensors, or as a checkpoint of PyTorch's.</summary>
internal static class WeightsConvertCommand
{
    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "Weights: safetensors, or a checkpoint of PyTorch's (.pt, .pth, .bin)" }.NotEmpty();
        var to = new Option<string>("--to") { Description = "The file to write; its extension says the format: .safetensors, .pt, .pth, .bin", HelpName = "FILE", Required = true };
        var command = new Command("convert", "Write the tensors of a weights file in another format") { file, to.NotEmpty() };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (from, target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(to));
            if (!File.Exists(from)) throw new UsageException($"there is no file {from}");
            if (Path.GetFullPath(from) == Path.GetFullPath(target)) throw new UsageException($"{target} is the file to convert; give another name");
            int count;
            // On a thread of its own: Ctrl-C is listened to from the first wait on.
            using (var progress = ProgressLine.For(error)) count = await Task.Run(() => Convert(from, target, progress, cancellation), cancellation);
            await output.WriteLineAsync($"{target}: {count} tensors of {from}, {DiskSpace.Text(new FileInfo(target).Length)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int Convert(string from, string target, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var weights = WeightsFile.Open(from);
        var size = weights.Tensors.Values.Sum(tensor => (long)tensor.ByteCount);
        WeightsFiles.Convert(weights, target, new Share(value => progress.Report(new($"converting {from}", (long)(value * size), size, "bytes"))), cancellation);
        return weights.Tensors.Count;
    }

    private sealed class Share(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
