namespace Meld.Bench.Features;

/// <summary>The feature store, each measurement against what one would do without it.</summary>
internal static class FeaturesBenchmark
{
    /// <summary>Runs every measurement; 1 where one misses its bar.</summary>
    public static int Run()
    {
        IFeatureMeasurement[] measurements = [new RandomReads(), new OpeningTimes()];
        var met = true;
        foreach (var measurement in measurements)
        {
            var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
            try
            {
                met &= measurement.Run(folder);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return met ? 0 : 1;
    }
}
