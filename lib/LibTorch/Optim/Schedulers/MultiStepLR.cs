namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rate by gamma at each milestone; at one named twice, twice.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="milestones">The epochs of the changes.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the learning rate by gamma at milestones.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly int[] milestones;
                    private readonly double gamma;

                    /// <inheritdoc cref="lr_scheduler.MultiStepLR"/>
                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.milestones = [.. milestones];
                        this.gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var now = milestones.Count(milestone => milestone == _last_epoch);
                        return Rates(rate => now == 0 ? rate : rate * Math.Pow(gamma, now));
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var past = milestones.Count(milestone => milestone <= _last_epoch);
                        return BaseRates(rate => rate * Math.Pow(gamma, past));
                    }
                }
            }
        }
    }
}
