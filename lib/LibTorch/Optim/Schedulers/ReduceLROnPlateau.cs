namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rate by a factor when a measure has not become better for some epochs.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="mode">"min" when less is better, "max" when more is.</param>
            /// <param name="factor">The factor, below 1.</param>
            /// <param name="patience">How many epochs without progress are borne.</param>
            /// <param name="threshold">The least progress that counts.</param>
            /// <param name="threshold_mode">"rel" when that is a share of the best value, "abs" when it is a difference.</param>
            /// <param name="cooldown">For how many epochs after a change bad ones are not counted.</param>
            /// <param name="min_lr">The lowest rate: none, one, or one for each group.</param>
            /// <param name="eps">A change smaller than this is not made.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel",
                int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                /// <summary>Lowers the learning rate when a measure no longer becomes better.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool ascending;
                    private readonly bool relative;
                    private readonly double factor;
                    private readonly int patience;
                    private readonly double threshold;
                    private readonly int cooldown;
                    private readonly double[] lowest;
                    private readonly double eps;
                    private double best;
                    private int badEpochs;
                    private int coolingEpochs;

                    /// <inheritdoc cref="lr_scheduler.ReduceLROnPlateau"/>
                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1) throw new ArgumentException($"The factor must be below 1, not {factor}.", nameof(factor));
                        if (mode is not ("min" or "max")) throw new ArgumentException($"The mode is \"min\" or \"max\", not \"{mode}\".", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs"))
                            throw new ArgumentException($"The threshold's mode is \"rel\" or \"abs\", not \"{threshold_mode}\".", nameof(threshold_mode));
                        (ascending, relative) = (mode == "max", threshold_mode == "rel");
                        (this.factor, this.patience, this.threshold, this.cooldown, this.eps) = (factor, patience, threshold, cooldown, eps);
                        lowest = PerGroup(min_lr is { Count: > 1 } ? min_lr : _base_lrs.Select(_ => min_lr is { Count: 1 } ? min_lr[0] : 0), nameof(min_lr));
                        best = ascending ? double.NegativeInfinity : double.PositiveInfinity;
                        _last_epoch = 0;
                    }

                    /// <summary>Takes note of the measure of an epoch, and lowers the rates if it is time.</summary>
                    /// <param name="current">The measure.</param>
                    /// <param name="epoch">The epoch; null for the next one.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (IsBetter(current)) (best, badEpochs) = (current, 0);
                        else badEpochs++;
                        if (coolingEpochs > 0)
                        {
                            coolingEpochs--;
                            badEpochs = 0;
                        }
                        if (badEpochs > patience)
                        {
                            Reduce();
                            coolingEpochs = cooldown;
                            badEpochs = 0;
                        }
                        _last_lrs = [.. base.get_lr()];
                    }

                    /// <summary>Not for this schedule, which needs a measure.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau needs a measure: step(double, int?).");

                    /// <summary>Not for this schedule, which needs a measure.</summary>
                    /// <param name="epoch">The epoch.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) => throw new InvalidOperationException("ReduceLROnPlateau needs a measure: step(double, int?).");

                    private bool IsBetter(double current)
                    {
                        if (ascending) return current > (relative ? best * (threshold + 1) : best + threshold);
                        return current < (relative ? best * (1 - threshold) : best - threshold);
                    }

                    private void Reduce()
                    {
                        foreach (var (index, group) in _optimizer.ParamGroups.Index())
                        {
                            var rate = Math.Max(group.LearningRate * factor, lowest[index]);
                            if (group.LearningRate - rate > eps) Set(group, index, rate);
                        }
                    }
                }
            }
        }
    }
}
