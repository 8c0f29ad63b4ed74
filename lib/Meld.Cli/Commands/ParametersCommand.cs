using System.CommandLine;
using Meld.Corpus;
using Meld.Display;
using Meld.Models;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary><c>./meld parameters EXPERIMENT</c>: how large the parts of a model are.</summary>
internal static class ParametersCommand
{
    private const long Seed = 1;

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var experiment = new ExperimentOptions();
        var corpus = new Option<string?>("--corpus")
        {
            Description = "The corpus whose words and speakers the model knows (default: the sample corpus of the workbook)",
            HelpName = "DIR",
        }.NotEmpty();
        var command = new Command("parameters", "Count the parameters of a model's parts, trained and frozen") { corpus };
        experiment.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = experiment.ReadTrainable(parsed);
            var data = DialogueCorpus.Load(parsed.GetValue(corpus) ?? Workspace.Sample);
            using var vectors = settings.OpenVectors(data.Directory, WeightsCache.Default);
            using var classifier = DialogueClassifier.Create(settings.Model, data, vectors, Seed);
            output.WriteLine(ModelTables.Parameters(ParameterCount.Of(classifier)).ToString().TrimEnd());
            return ExitCodes.Ok;
        });
        return command;
    }
}
