namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Takes the learning rate along half a cosine: <c>eta_min + (initial - eta_min) * (1 + cos(pi * epoch / T_max)) / 2</c>
            /// (Loshchilov and Hutter 2017, arXiv 1608.03983, without the restarts). After T_max it rises again.
            /// </summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="T_max">The epoch of the lowest rate, not 0.</param>
            /// <param name="eta_min">The lowest rate.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Takes the learning rate along a cosine.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double T_max;
                    private readonly double eta_min;

                    /// <inheritdoc cref="lr_scheduler.CosineAnnealingLR"/>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (T_max == 0 || double.IsNaN(T_max)) throw new ArgumentOutOfRangeException(nameof(T_max), T_max, "The lowest rate needs an epoch after the first.");
                        this.T_max = T_max;
                        this.eta_min = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return base.get_lr();
                        // Resumed: the groups may still have the rates of the start.
                        if (_step_count == 1) return get_closed_form_lr();
                        // At the bottom the recursion below would divide by zero.
                        if ((_last_epoch - 1 - T_max) % (2 * T_max) == 0)
                        {
                            var rise = 1 - Math.Cos(Math.PI / T_max);
                            return _optimizer.ParamGroups.Zip(_base_lrs, (group, rate) => group.LearningRate + (rate - eta_min) * rise / 2);
                        }
                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / T_max));
                        return Rates(rate => ratio * (rate - eta_min) + eta_min);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates(rate => eta_min + (rate - eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / T_max)) / 2);
                }
            }
        }
    }
}
