using System.CommandLine;
using Meld.Tracking.Settings;
using Meld.Training;

namespace Meld.Cli;

/// <summary>What commands on experiments take: an experiment file with settings that replace the file's.</summary>
internal sealed class ExperimentOptions
{
    private readonly Argument<string> file = new Argument<string>("EXPERIMENT") { Description = "An experiment file, such as experiments/dialogue-text.yaml" }.NotEmpty();

    private readonly Argument<string[]> overrides = new("KEY=VALUE")
    {
        Description = "Settings that replace the file's, such as training.epochs=4",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Makes the command take them.</summary>
    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(overrides);
    }

    /// <summary>The experiment's name: that of its file.</summary>
    public string Name(ParseResult parsed) => Path.GetFileNameWithoutExtension(parsed.GetRequiredValue(file));

    /// <summary>The experiment with what replaces its settings.</summary>
    /// <exception cref="UsageException">There is no such file, or only the overrides are wrong.</exception>
    /// <exception cref="SettingsException">The file is wrong.</exception>
    public Experiment Read(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(file);
        if (!File.Exists(path)) throw new UsageException($"there is no experiment {path}");
        try
        {
            return SettingsYaml.Parse<Experiment>(File.ReadAllText(path), path, parsed.GetValue(overrides) ?? []);
        }
        catch (SettingsException error) when (error.Problems.All(problem => problem.Source != path))
        {
            throw new UsageException(error.Message);
        }
    }

    /// <summary>The experiment, of which there is a model to train.</summary>
    /// <exception cref="UsageException">There is none, there is no such file, or only the overrides are wrong.</exception>
    /// <exception cref="SettingsException">The file is wrong.</exception>
    public Experiment ReadTrainable(ParseResult parsed) => Trainable(Read(parsed), FileName(parsed));

    /// <summary>The experiment, if there is a model to train.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Experiment Trainable(Experiment experiment, string file) =>
        experiment.WhyNotTrainable is { } why ? throw new UsageException($"{file} has no model to train: {why}; ./meld features fill computes features") : experiment;

    /// <summary>The experiment's file, as it was typed.</summary>
    public string FileName(ParseResult parsed) => parsed.GetRequiredValue(file);

    /// <summary>The words to type to do the same with more options.</summary>
    public string Typed(ParseResult parsed) => string.Join(' ', [parsed.GetRequiredValue(file), .. parsed.GetValue(overrides) ?? []]);
}
