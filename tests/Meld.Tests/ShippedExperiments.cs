using Meld.Testing;
using Meld.Tracking.Settings;
using Meld.Training;

namespace Meld.Tests;

/// <summary>The experiment files of this checkout.</summary>
internal static class ShippedExperiments
{
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(Repository.Root, "experiments"), "*.yaml");

    public static Experiment Read(string name, params string[] overrides)
    {
        var path = Path.Combine(Repository.Root, "experiments", name + ".yaml");
        return SettingsYaml.Parse<Experiment>(File.ReadAllText(path), path, overrides);
    }
}
